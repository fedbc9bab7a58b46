"""Runs revisions on a connection that the caller opened, in the caller's transaction.

`config.attributes["connection"]`: the connection, required. `config.attributes["metadata"]`: what
the tables should be, only for comparing; revisions never see it, so that an old one means the same
for ever.
"""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=context.config.attributes.get("metadata"),
    compare_type=True,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
