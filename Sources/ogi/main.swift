print("ogi")
