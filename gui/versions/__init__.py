"""The past in the window: history, named versions, comparisons and the papers made of them."""
