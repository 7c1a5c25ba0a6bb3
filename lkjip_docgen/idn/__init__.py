"""How Indonesians write numbers, rupiah, dates, number words and NIP (EYD V)."""
