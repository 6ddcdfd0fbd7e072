"""What the numbers in the README come from: `make eval` (how good) and `make bench` (how fast)."""
