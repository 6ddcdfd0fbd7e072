"""A profile page of the web, as pasted: older pages print most lines twice, newer ones do not."""
