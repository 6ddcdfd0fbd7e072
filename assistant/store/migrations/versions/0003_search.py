"""Search: the words of insights and notes; what the index owes; saved searches, plans, employers.

The words are FTS5 tables, which hold stems and no text. Triggers keep what is derived in step
with every deletion, and write down each insight whose place in the index is out of date, so
that no statement of the program can forget to.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

OWE = "INSERT INTO owed (insight)"
ONCE = "ON CONFLICT DO NOTHING"
TRIGGERS = {
    "insight_added": f"""AFTER INSERT ON insights BEGIN
        {OWE} VALUES (new.id) {ONCE}; END""",
    "insight_changed": f"""AFTER UPDATE ON insights
        WHEN old.body IS NOT new.body OR old.talk IS NOT new.talk BEGIN
        {OWE} VALUES (new.id) {ONCE}; END""",
    "insight_deleted": f"""AFTER DELETE ON insights BEGIN
        {OWE} VALUES (old.id) {ONCE}; END""",
    "talk_changed": f"""AFTER UPDATE ON talks
        WHEN old.person IS NOT new.person OR old.held_on IS NOT new.held_on BEGIN
        {OWE} SELECT id FROM insights WHERE talk = new.id {ONCE}; END""",
    "person_changed": f"""AFTER UPDATE ON people WHEN old.body IS NOT new.body BEGIN
        {OWE} SELECT insights.id FROM insights JOIN talks ON talks.id = insights.talk
        WHERE talks.person = new.id {ONCE}; END""",
    "findable_deleted": """AFTER DELETE ON findable BEGIN
        DELETE FROM insight_words WHERE rowid = old.number; END""",
    "passage_deleted": """AFTER DELETE ON passages BEGIN
        DELETE FROM turn_words WHERE rowid = old.number; END""",
}


def upgrade() -> None:
    """Make the tables, and fill those that are derived from what is kept."""
    _derived()
    op.create_table(
        "searches",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "plans",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("person", sa.String(), sa.ForeignKey("people.id", ondelete="CASCADE")),
        sa.Column("talk", sa.String(), sa.ForeignKey("talks.id", ondelete="SET NULL")),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("changed", sa.DateTime(), nullable=False),
    )
    op.create_index("plans_by_person", "plans", ["person"])
    op.create_table(
        "employers",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("body", sa.JSON(), nullable=False),
    )
    from assistant.store import word_rows  # it imports the schema that this file changes

    word_rows.fill(op.get_bind())
    op.execute(f"{OWE} SELECT id FROM insights WHERE true {ONCE}")


def _derived() -> None:
    # The few that a search must keep out of the notes it shows.
    op.create_index("insights_off_record", "insights", ["talk"], sqlite_where=sa.text("off_record = 1"))
    op.create_table("owed", sa.Column("insight", sa.String(), primary_key=True))
    op.create_table(
        "findable",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column(
            "insight",
            sa.String(),
            sa.ForeignKey("insights.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("talk", sa.String()),
        sa.Column("topics", sa.String(), nullable=False),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
    )
    op.create_index("findable_by_insight", "findable", ["insight"], unique=True)
    op.create_index("findable_by_language", "findable", ["language"])
    op.create_table(
        "passages",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column(
            "talk", sa.String(), sa.ForeignKey("talks.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
    )
    op.create_index("passages_by_talk", "passages", ["talk"])
    op.create_index("passages_by_language", "passages", ["language"])
    op.execute("CREATE VIRTUAL TABLE insight_words USING fts5(statement, quote, tokenize='ascii')")
    op.execute(
        "CREATE VIRTUAL TABLE insight_words_known USING fts5vocab(insight_words, row)"
    )
    op.execute("CREATE VIRTUAL TABLE turn_words USING fts5(said, tokenize='ascii')")
    for name, deed in TRIGGERS.items():
        op.execute(f"CREATE TRIGGER {name} {deed}")
