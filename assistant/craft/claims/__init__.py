"""What a sentence claims, about whom, and which fact bears it out; one kind of claim a file."""
