# A hundred balls bounce off the four walls of a box.
seed = 0


def next_random():
    global seed
    seed = (seed * 1309 + 13849) % 65536
    return seed


class Ball:
    def __init__(self):
        self.x = next_random() % 500
        self.y = next_random() % 500
        self.x_speed = next_random() % 300 - 150
        self.y_speed = next_random() % 300 - 150
        self.bounces = 0

    def move(self):
        limit = 500
        self.x += self.x_speed
        self.y += self.y_speed
        if self.x > limit:
            self.x = limit
            self.x_speed = -abs(self.x_speed)
            self.bounces += 1
        if self.x < 0:
            self.x = 0
            self.x_speed = abs(self.x_speed)
            self.bounces += 1
        if self.y > limit:
            self.y = limit
            self.y_speed = -abs(self.y_speed)
            self.bounces += 1
        if self.y < 0:
            self.y = 0
            self.y_speed = abs(self.y_speed)
            self.bounces += 1


def run(steps):
    global seed
    seed = 74755
    balls = [Ball() for i in range(100)]
    for step in range(steps):
        for ball in balls:
            ball.move()
    bounces = 0
    for ball in balls:
        bounces += ball.bounces
    print(bounces, balls[0].x, balls[99].y)


run(20000)
