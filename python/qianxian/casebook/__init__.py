"""Cases: what five published accounts say, held against what the model shows."""
