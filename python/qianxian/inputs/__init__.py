"""What a run starts from: values, reforms, townships, and the specification that holds them together."""
