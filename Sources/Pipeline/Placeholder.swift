package enum Pipeline_ {}
