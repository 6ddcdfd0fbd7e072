"""Conversations, and what was drawn from them: insights, agreements, reflections."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of conversations."""
    op.create_table(
        "talks",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("person", sa.String(), sa.ForeignKey("people.id", ondelete="CASCADE")),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("changed", sa.DateTime(), nullable=False),
    )
    op.create_index("talks_by_person", "talks", ["person"])
    op.create_table(
        "insights",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("talk", sa.String(), sa.ForeignKey("talks.id", ondelete="CASCADE")),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("off_record", sa.Boolean(), nullable=False),
        sa.Column("reviewed", sa.Boolean(), nullable=False),
        sa.Column("imported", sa.Boolean(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("embedder", sa.String()),
        sa.Column("embedding", sa.LargeBinary()),
        sa.Column("body", sa.JSON(), nullable=False),
    )
    op.create_index("insights_by_talk", "insights", ["talk"])
    op.create_index("insights_by_topic", "insights", ["topic"])
    op.create_table(
        "agreements",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column(
            "talk", sa.String(), sa.ForeignKey("talks.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("due", sa.Date()),
        sa.Column("body", sa.JSON(), nullable=False),
    )
    op.create_index("agreements_by_talk", "agreements", ["talk"])
    op.create_table(
        "reflections",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column(
            "talk", sa.String(), sa.ForeignKey("talks.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("body", sa.JSON(), nullable=False),
    )
    op.create_index("reflections_by_talk", "reflections", ["talk"])
