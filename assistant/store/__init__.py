"""What must last: SQLite is the system of record."""
