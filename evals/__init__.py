"""How well it all works, measured from outside through public names."""
