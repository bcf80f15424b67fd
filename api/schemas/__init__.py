"""The JSON of the contract. Shapes here may grow; nothing in them changes or goes."""
