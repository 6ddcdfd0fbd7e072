"""Runs the revisions on the connection, and in the transaction, that the store hands over."""

from alembic import context

from assistant.store import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
