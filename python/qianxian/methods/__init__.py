"""How far a conclusion carries: the model as a function, robustness of a claim, sensitivity of an effect."""
