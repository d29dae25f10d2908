"""What is printed: the crib sheet and the report."""
