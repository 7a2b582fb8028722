// A hundred balls bounce off the four walls of a box.
let seed = 0;

function nextRandom() {
  seed = (seed * 1309 + 13849) % 65536;
  return seed;
}

class Ball {
  constructor() {
    this.x = nextRandom() % 500;
    this.y = nextRandom() % 500;
    this.xSpeed = (nextRandom() % 300) - 150;
    this.ySpeed = (nextRandom() % 300) - 150;
    this.bounces = 0;
  }

  move() {
    const limit = 500;
    this.x += this.xSpeed;
    this.y += this.ySpeed;
    if (this.x > limit) {
      this.x = limit;
      this.xSpeed = -Math.abs(this.xSpeed);
      this.bounces++;
    }
    if (this.x < 0) {
      this.x = 0;
      this.xSpeed = Math.abs(this.xSpeed);
      this.bounces++;
    }
    if (this.y > limit) {
      this.y = limit;
      this.ySpeed = -Math.abs(this.ySpeed);
      this.bounces++;
    }
    if (this.y < 0) {
      this.y = 0;
      this.ySpeed = Math.abs(this.ySpeed);
      this.bounces++;
    }
  }
}

function run(steps) {
  seed = 74755;
  const balls = [];
  for (let i = 0; i < 100; i++) {
    balls.push(new Ball());
  }
  for (let step = 0; step < steps; step++) {
    for (const ball of balls) {
      ball.move();
    }
  }
  let bounces = 0;
  for (const ball of balls) {
    bounces += ball.bounces;
  }
  console.log(`${bounces} ${balls[0].x} ${balls[99].y}`);
}

run(20000);
