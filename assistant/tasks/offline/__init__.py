"""The writer that needs no model: sentence plans, the facts that fill them, and the choice among them."""
