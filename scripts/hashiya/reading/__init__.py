"""Reading: the files people write become the model, every value knowing where it stands."""
