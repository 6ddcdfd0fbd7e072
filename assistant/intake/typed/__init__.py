"""What people type themselves: labelled lines, loose lines, prose."""
