"""The writer that needs no model: sentence plans, facts that fill them, the choice of one."""
