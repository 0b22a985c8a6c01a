# goal: compute for ever before there is a function
# expect: time_limit_exceeded
while True:
    pass
