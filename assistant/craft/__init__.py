"""What the trade knows: pure functions, no I/O but their own data, no model, no clock."""
