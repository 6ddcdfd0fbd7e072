"""A résumé, in the shapes that people use."""
