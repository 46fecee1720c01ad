print("newsidx")
