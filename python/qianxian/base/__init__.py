"""What every other layer uses: the words of the model, languages, numbers as texts, mistakes, durable files."""
