// What do the sample newsroom's pictures look like, and what do they show to somebody who cannot see them?
import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { FocalPoint } from '../../core/content/article.ts';

const WIDTH = 1200;
const HEIGHT = 800;

type Pen = SKRSContext2D;

/** A picture of the sample: how it is drawn and what its record says. */
export interface Illustration {
  readonly key: string;
  readonly fileName: string;
  readonly alt: string;
  readonly decorative?: boolean;
  readonly caption?: string;
  readonly focalPoint?: FocalPoint;
  draw(pen: Pen): void;
}

/** The finished file: JPEG, because flat shapes with soft light stay small and sharp in it. */
export function renderIllustration(illustration: Illustration): {
  bytes: Uint8Array;
  width: number;
  height: number;
} {
  const canvas = createCanvas(WIDTH, HEIGHT);
  illustration.draw(canvas.getContext('2d'));
  return { bytes: canvas.toBuffer('image/jpeg', 80), width: WIDTH, height: HEIGHT };
}

/** The association's mark: a path that passes between two posts. */
export function renderLogo(): { bytes: Uint8Array; width: number; height: number } {
  const size = 256;
  const canvas: Canvas = createCanvas(size, size);
  const pen = canvas.getContext('2d');
  box(pen, 0, 0, size, size, '#0F4A42', 40);
  pen.strokeStyle = '#F4EFE4';
  pen.lineCap = 'round';
  pen.lineWidth = 18;
  line(pen, [56, 198], [56, 112]);
  line(pen, [200, 198], [200, 112]);
  pen.beginPath();
  pen.arc(128, 112, 72, Math.PI, 0);
  pen.stroke();
  pen.fillStyle = '#F6C64A';
  pen.beginPath();
  pen.moveTo(96, 207);
  pen.bezierCurveTo(92, 176, 142, 166, 132, 128);
  pen.lineTo(142, 128);
  pen.bezierCurveTo(164, 172, 146, 180, 160, 207);
  pen.closePath();
  pen.fill();
  return { bytes: canvas.toBuffer('image/png'), width: size, height: size };
}

// ——— Shapes the pictures share ———

/** Numbers that look like chance and are the same on every run. */
function steadyChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

function box(pen: Pen, x: number, y: number, w: number, h: number, fill: string, radius = 0): void {
  pen.fillStyle = fill;
  pen.beginPath();
  pen.roundRect(x, y, w, h, radius);
  pen.fill();
}

function disc(pen: Pen, x: number, y: number, radius: number, fill: string): void {
  pen.fillStyle = fill;
  pen.beginPath();
  pen.arc(x, y, radius, 0, Math.PI * 2);
  pen.fill();
}

function oval(pen: Pen, x: number, y: number, rx: number, ry: number, fill: string): void {
  pen.fillStyle = fill;
  pen.beginPath();
  pen.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2);
  pen.fill();
}

type Point = readonly [number, number];

function shape(pen: Pen, points: readonly Point[], fill: string): void {
  pen.fillStyle = fill;
  pen.beginPath();
  points.forEach(([x, y], index) => {
    if (index === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  });
  pen.closePath();
  pen.fill();
}

function line(pen: Pen, from: Point, to: Point): void {
  pen.beginPath();
  pen.moveTo(...from);
  pen.lineTo(...to);
  pen.stroke();
}

function wash(pen: Pen, top: string, bottom: string, from = 0, to = HEIGHT): void {
  const gradient = pen.createLinearGradient(0, from, 0, to);
  gradient.addColorStop(0, top);
  gradient.addColorStop(1, bottom);
  pen.fillStyle = gradient;
  pen.fillRect(0, from, WIDTH, to - from);
}

/** A soft round light; `colour` is `r,g,b`. */
function glow(pen: Pen, x: number, y: number, radius: number, colour: string, strength = 1): void {
  const gradient = pen.createRadialGradient(x, y, 0, x, y, radius);
  // Falls off as the square of the distance left, so that the edge is never seen.
  for (let step = 0; step <= 10; step++) {
    const fade = strength * (1 - step / 10) ** 2;
    gradient.addColorStop(step / 10, `rgba(${colour},${fade.toFixed(4)})`);
  }
  pen.fillStyle = gradient;
  pen.fillRect(x - radius, y - radius, radius * 2, radius * 2);
}

function shadowed(pen: Pen, blur: number, drop: number, paint: () => void): void {
  pen.save();
  pen.shadowColor = 'rgba(20,18,16,0.34)';
  pen.shadowBlur = blur;
  pen.shadowOffsetY = drop;
  paint();
  pen.restore();
}

function turned(pen: Pen, x: number, y: number, degrees: number, paint: () => void): void {
  pen.save();
  pen.translate(x, y);
  pen.rotate((degrees * Math.PI) / 180);
  paint();
  pen.restore();
}

/** A person from behind or in outline, head and shoulders; never a face. `x` is the middle, `y` the top. */
function figure(pen: Pen, x: number, y: number, scale: number, fill: string): void {
  oval(pen, x, y + 62 * scale, 50 * scale, 60 * scale, fill);
  box(pen, x - 24 * scale, y + 100 * scale, 48 * scale, 50 * scale, fill);
  pen.fillStyle = fill;
  pen.beginPath();
  pen.moveTo(x - 135 * scale, y + 400 * scale);
  pen.bezierCurveTo(
    x - 140 * scale,
    y + 190 * scale,
    x - 95 * scale,
    y + 148 * scale,
    x,
    y + 138 * scale,
  );
  pen.bezierCurveTo(
    x + 95 * scale,
    y + 148 * scale,
    x + 140 * scale,
    y + 190 * scale,
    x + 135 * scale,
    y + 400 * scale,
  );
  pen.closePath();
  pen.fill();
}

/** A whole walking figure, small; `x` is the middle, `y` the ground. */
function walker(pen: Pen, x: number, y: number, height: number, coat: string, legs: string): void {
  const unit = height / 100;
  shape(
    pen,
    [
      [x - 11 * unit, y - 45 * unit],
      [x - 1 * unit, y - 45 * unit],
      [x - 5 * unit, y],
      [x - 14 * unit, y],
    ],
    legs,
  );
  shape(
    pen,
    [
      [x + 1 * unit, y - 45 * unit],
      [x + 11 * unit, y - 45 * unit],
      [x + 13 * unit, y],
      [x + 4 * unit, y],
    ],
    legs,
  );
  box(pen, x - 15 * unit, y - 82 * unit, 30 * unit, 46 * unit, coat, 10 * unit);
  disc(pen, x, y - 91 * unit, 9 * unit, legs);
}

function textLines(
  pen: Pen,
  x: number,
  y: number,
  widths: readonly number[],
  step: number,
  fill: string,
  thickness: number,
): void {
  widths.forEach((width, index) => {
    box(pen, x, y + index * step, width, thickness, fill, thickness / 2);
  });
}

function tree(pen: Pen, x: number, ground: number, height: number, fill: string): void {
  shape(
    pen,
    [
      [x, ground - height],
      [x + height * 0.26, ground],
      [x - height * 0.26, ground],
    ],
    fill,
  );
}

function planks(pen: Pen, light: string, dark: string, seam: string): void {
  wash(pen, light, dark);
  for (let row = 0; row < 7; row++) {
    const y = row * 116;
    box(pen, 0, y, WIDTH, 4, seam);
    const joint = (row * 397) % 1000;
    box(pen, joint + 90, y, 4, 116, seam);
  }
}

function cup(pen: Pen, x: number, y: number, radius: number): void {
  shadowed(pen, 30, 14, () => disc(pen, x, y, radius * 1.45, '#EFE9DD'));
  disc(pen, x, y, radius * 1.28, '#E2DACB');
  box(pen, x + radius * 0.7, y - radius * 0.16, radius * 0.95, radius * 0.32, '#FBF8F1', 12);
  shadowed(pen, 14, 6, () => disc(pen, x, y, radius, '#FBF8F1'));
  disc(pen, x, y, radius * 0.8, '#4A2C1B');
  pen.strokeStyle = 'rgba(196,146,98,0.8)';
  pen.lineWidth = radius * 0.09;
  pen.beginPath();
  pen.arc(x, y, radius * 0.56, 0.4, 2.3);
  pen.stroke();
}

function pencil(
  pen: Pen,
  x: number,
  y: number,
  length: number,
  degrees: number,
  fill: string,
): void {
  turned(pen, x, y, degrees, () => {
    shadowed(pen, 10, 8, () => box(pen, 0, -9, length, 18, fill));
    box(pen, 0, -3, length, 6, 'rgba(255,255,255,0.22)');
    box(pen, length, -9, 16, 18, '#CFC6B4');
    shape(
      pen,
      [
        [0, -9],
        [-32, 0],
        [0, 9],
      ],
      '#E7C99A',
    );
    shape(
      pen,
      [
        [-21, -3.4],
        [-32, 0],
        [-21, 3.4],
      ],
      '#22262B',
    );
  });
}

// ——— The pictures ———

function lectureHall(pen: Pen): void {
  wash(pen, '#3E5470', '#16202E');
  glow(pen, 520, 330, 760, '128,160,196', 0.5);
  for (let lamp = 0; lamp < 6; lamp++) {
    glow(pen, 130 + lamp * 190, 14, 74, '255,226,160', 0.55);
    disc(pen, 130 + lamp * 190, 12, 15, '#FFEFC4');
  }
  shadowed(pen, 50, 10, () => box(pen, 250, 76, 590, 372, '#F6F1E6', 4));
  box(pen, 296, 122, 250, 26, '#2D4D7C', 5);
  textLines(pen, 296, 174, [190, 222, 160, 205], 32, '#A9B4C2', 12);
  const bars = [70, 118, 98, 162, 214];
  bars.forEach((height, index) => {
    box(pen, 590 + index * 45, 402 - height, 30, height, index === 4 ? '#CE9127' : '#5378AC', 3);
  });
  box(pen, 566, 404, 244, 4, '#8E98A6');
  figure(pen, 980, 250, 1.02, '#131C28');
  box(pen, 842, 640, 276, 160, '#131C28');
  shape(
    pen,
    [
      [885, 470],
      [1090, 470],
      [1068, 760],
      [905, 760],
    ],
    '#4C3322',
  );
  box(pen, 868, 454, 240, 26, '#7A5536', 6);
  box(pen, 868, 454, 240, 7, '#A17448', 4);
  const chance = steadyChance(7);
  for (let row = 0; row < 2; row++) {
    for (let seat = 0; seat < 9; seat++) {
      const x = -20 + seat * 158 + row * 74 + chance() * 22;
      figure(
        pen,
        x,
        610 + row * 84 + chance() * 26,
        0.62 + row * 0.18,
        row === 0 ? '#22324A' : '#0C131D',
      );
    }
  }
}

function notebook(pen: Pen): void {
  wash(pen, '#DCD3C3', '#C4B8A4');
  glow(pen, 180, 60, 900, '255,250,236', 0.55);
  turned(pen, 560, 400, -7, () => {
    shadowed(pen, 50, 26, () => box(pen, -250, -320, 500, 640, '#0F4A42', 18));
    box(pen, -250, -320, 62, 640, '#0A352F', 18);
    box(pen, -186, -320, 6, 640, '#1C6A5F');
    box(pen, -110, -220, 280, 150, '#F4EFE4', 8);
    textLines(pen, -82, -184, [200, 224, 140], 34, '#9A8F7C', 12);
    box(pen, 196, -320, 20, 640, '#F6C64A');
    pen.fillStyle = '#E0A93A';
    shape(
      pen,
      [
        [196, 320],
        [216, 320],
        [216, 388],
        [206, 374],
        [196, 388],
      ],
      '#E0A93A',
    );
  });
  cup(pen, 985, 250, 104);
  pencil(pen, 968, 700, 330, -52, '#B9502F');
}

function corridor(pen: Pen): void {
  wash(pen, '#DDE4E6', '#8FA0A8');
  shape(
    pen,
    [
      [0, 0],
      [430, 260],
      [430, 560],
      [0, 800],
    ],
    '#9DB0B7',
  );
  shape(
    pen,
    [
      [1200, 0],
      [770, 260],
      [770, 560],
      [1200, 800],
    ],
    '#8DA1A9',
  );
  shape(
    pen,
    [
      [0, 800],
      [430, 560],
      [770, 560],
      [1200, 800],
    ],
    '#CFC7B6',
  );
  shape(
    pen,
    [
      [0, 0],
      [430, 260],
      [770, 260],
      [1200, 0],
    ],
    '#EFF2F1',
  );
  shape(
    pen,
    [
      [540, 0],
      [580, 260],
      [620, 260],
      [660, 0],
    ],
    '#FFFFFF',
  );
  box(pen, 430, 260, 340, 300, '#FFF5D6');
  for (const [near, far] of [
    [30, 150],
    [205, 285],
    [325, 380],
  ] as const) {
    const top = (x: number): number => 130 + x * 0.42;
    const foot = (x: number): number => 800 - x * 0.558;
    shape(
      pen,
      [
        [near, top(near)],
        [far, top(far)],
        [far, foot(far)],
        [near, foot(near)],
      ],
      '#4F6A75',
    );
    shape(
      pen,
      [
        [1200 - near, top(near)],
        [1200 - far, top(far)],
        [1200 - far, foot(far)],
        [1200 - near, foot(near)],
      ],
      '#425C67',
    );
  }
  glow(pen, 600, 410, 380, '255,243,205', 0.95);
  shape(
    pen,
    [
      [470, 560],
      [730, 560],
      [900, 800],
      [300, 800],
    ],
    'rgba(255,246,216,0.5)',
  );
  oval(pen, 560, 640, 60, 10, 'rgba(60,56,48,0.35)');
  oval(pen, 656, 640, 60, 10, 'rgba(60,56,48,0.35)');
  walker(pen, 560, 640, 236, '#1D3552', '#131F30');
  walker(pen, 656, 640, 222, '#8B3F28', '#3A2019');
}

function stickyNotes(pen: Pen): void {
  wash(pen, '#F1EEE7', '#DFDAD0');
  const chance = steadyChance(23);
  const colours = ['#F3CD57', '#F3CD57', '#8FC1AE', '#E99A6B', '#9DBBE0'];
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 9; column++) {
      if (chance() < 0.2) continue;
      const fill = colours[Math.floor(chance() * colours.length)] ?? '#F3CD57';
      turned(pen, 150 + column * 114 + chance() * 14, 96 + row * 118, chance() * 10 - 5, () => {
        shadowed(pen, 8, 4, () => box(pen, -44, -44, 88, 88, fill, 2));
        textLines(pen, -28, -22, [56, 44, 30], 20, 'rgba(48,42,34,0.38)', 7);
      });
    }
  }
  figure(pen, 300, 452, 1.08, '#24405A');
  figure(pen, 620, 480, 1.16, '#4B2A2E');
  figure(pen, 930, 460, 1.06, '#0F4A42');
  pen.strokeStyle = '#4B2A2E';
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.lineWidth = 46;
  pen.beginPath();
  pen.moveTo(720, 720);
  pen.lineTo(782, 600);
  pen.lineTo(748, 470);
  pen.stroke();
  disc(pen, 742, 446, 27, '#6E443C');
  turned(pen, 734, 398, -6, () => {
    shadowed(pen, 10, 5, () => box(pen, -42, -42, 84, 84, '#8FC1AE', 2));
    textLines(pen, -26, -20, [52, 40, 28], 19, 'rgba(48,42,34,0.38)', 7);
  });
}

function microphone(pen: Pen): void {
  wash(pen, '#4A2B22', '#1C1214');
  glow(pen, 220, 190, 330, '255,178,92', 0.75);
  glow(pen, 1010, 170, 300, '255,204,130', 0.6);
  glow(pen, 610, 120, 260, '240,140,80', 0.35);
  const chance = steadyChance(5);
  for (let shelf = 0; shelf < 2; shelf++) {
    let x = 380;
    while (x < 830) {
      const width = 16 + chance() * 18;
      const height = 70 + chance() * 34;
      const warm = 110 + Math.floor(chance() * 80);
      box(
        pen,
        x,
        190 + shelf * 138 - height,
        width,
        height,
        `rgba(${warm + 40},${warm - 22},62,0.55)`,
        2,
      );
      x += width + 5;
    }
    box(pen, 360, 190 + shelf * 138, 490, 9, 'rgba(30,16,12,0.8)');
  }
  figure(pen, 290, 250, 1.3, '#160B0E');
  figure(pen, 910, 262, 1.26, '#151B29');
  box(pen, 0, 706, WIDTH, 94, '#150D0E');
  box(pen, 0, 706, WIDTH, 5, '#5C3626');
  oval(pen, 600, 716, 92, 17, '#08090B');
  box(pen, 591, 520, 18, 196, '#15181C');
  shadowed(pen, 26, 8, () => box(pen, 546, 316, 108, 210, '#23282E', 54));
  box(pen, 556, 326, 88, 112, '#59616A', 44);
  pen.strokeStyle = 'rgba(18,20,24,0.75)';
  pen.lineWidth = 5;
  for (let mesh = 0; mesh < 6; mesh++) line(pen, [560, 346 + mesh * 16], [640, 346 + mesh * 16]);
  box(pen, 546, 440, 108, 10, '#F6C64A');
}

function hills(pen: Pen): void {
  wash(pen, '#C3D8DC', '#F4E9CB', 0, 520);
  glow(pen, 850, 190, 360, '255,244,206', 0.95);
  disc(pen, 850, 190, 62, '#FFF4CE');
  const layers = [
    { y: 330, lift: 46, fill: '#A9C2C2', trees: 0 },
    { y: 404, lift: 58, fill: '#82A8A1', trees: 26 },
    { y: 490, lift: 64, fill: '#568578', trees: 40 },
    { y: 590, lift: 54, fill: '#2F6455', trees: 62 },
  ];
  const chance = steadyChance(11);
  layers.forEach(({ y, lift, fill, trees }, index) => {
    const ridge = (x: number): number =>
      y +
      Math.sin(x / (170 + index * 34) + index * 1.9) * lift * 0.6 +
      Math.sin(x / 83 + index) * 8;
    for (let count = 0; count < (trees > 0 ? 26 : 0); count++) {
      const x = chance() * WIDTH;
      tree(pen, x, ridge(x) + 12, trees * (0.7 + chance() * 0.6), fill);
    }
    pen.fillStyle = fill;
    pen.beginPath();
    pen.moveTo(0, HEIGHT);
    for (let x = 0; x <= WIDTH; x += 12) pen.lineTo(x, ridge(x));
    pen.lineTo(WIDTH, HEIGHT);
    pen.closePath();
    pen.fill();
  });
  pen.fillStyle = '#EFDDB2';
  pen.beginPath();
  pen.moveTo(430, 800);
  pen.bezierCurveTo(520, 700, 800, 690, 690, 630);
  pen.bezierCurveTo(640, 604, 600, 590, 650, 556);
  pen.lineTo(662, 556);
  pen.bezierCurveTo(636, 592, 700, 600, 752, 632);
  pen.bezierCurveTo(860, 700, 740, 730, 700, 800);
  pen.closePath();
  pen.fill();
  walker(pen, 690, 716, 96, '#B9502F', '#1C2A2C');
}

function signedPapers(pen: Pen): void {
  planks(pen, '#8A5F42', '#6D4630', 'rgba(54,32,20,0.55)');
  const sheet = (x: number, y: number, degrees: number, seal: string, ink: string): void => {
    turned(pen, x, y, degrees, () => {
      shadowed(pen, 36, 16, () => box(pen, -180, -248, 360, 496, '#FBF8F0', 3));
      disc(pen, -122, -188, 24, seal);
      box(pen, -20, -200, 160, 24, '#0F4A42', 3);
      textLines(pen, -142, -126, [282, 264, 284, 230, 276, 258, 180], 33, '#CBC5B8', 9);
      pen.strokeStyle = ink;
      pen.lineWidth = 6;
      pen.lineCap = 'round';
      pen.beginPath();
      pen.moveTo(-138, 184);
      pen.bezierCurveTo(-112, 112, -92, 232, -70, 172);
      pen.bezierCurveTo(-54, 130, -40, 216, -18, 176);
      pen.bezierCurveTo(0, 150, 14, 198, 44, 170);
      pen.stroke();
      box(pen, -142, 208, 210, 3, '#9A9384');
    });
  };
  sheet(400, 400, -8, '#2C55C0', '#1E3E9C');
  sheet(790, 412, 5, '#B9502F', '#1E3E9C');
  pencil(pen, 566, 646, 300, -50, '#1A1D22');
  pencil(pen, 968, 668, 290, -62, '#27406F');
}

function garden(pen: Pen): void {
  wash(pen, '#D9E8E4', '#F3EEDB', 0, 560);
  glow(pen, 950, 130, 360, '255,240,196', 0.9);
  // The glasshouse behind the beds.
  shape(
    pen,
    [
      [210, 250],
      [520, 110],
      [830, 250],
    ],
    '#B7D4D2',
  );
  box(pen, 210, 250, 620, 270, '#C9E0DC');
  pen.strokeStyle = '#5E8C86';
  pen.lineWidth = 7;
  for (let pane = 0; pane <= 6; pane++)
    line(pen, [210 + pane * 103.3, 250], [210 + pane * 103.3, 520]);
  line(pen, [210, 250], [830, 250]);
  line(pen, [210, 385], [830, 385]);
  line(pen, [206, 252], [520, 110]);
  line(pen, [520, 110], [834, 252]);
  line(pen, [520, 110], [520, 250]);
  line(pen, [365, 180], [365, 250]);
  line(pen, [675, 180], [675, 250]);
  box(pen, 0, 510, WIDTH, 290, '#7FA565');
  const chance = steadyChance(31);
  for (let bed = 0; bed < 3; bed++) {
    const y = 556 + bed * 84;
    box(pen, 40 - bed * 30, y, 1120 + bed * 60, 50, '#5B3B28', 18);
    box(pen, 40 - bed * 30, y, 1120 + bed * 60, 12, '#7A5236', 8);
    for (let plant = 0; plant < 15; plant++) {
      const x = 90 + plant * 74 - bed * 16 + chance() * 20;
      const size = 24 + bed * 7 + chance() * 10;
      const fill = bed === 1 ? '#2F7A4C' : '#3E8E5A';
      oval(pen, x - size * 0.42, y - size * 0.28, size * 0.55, size * 0.32, fill);
      oval(pen, x + size * 0.42, y - size * 0.28, size * 0.55, size * 0.32, '#27693F');
      oval(pen, x, y - size * 0.62, size * 0.4, size * 0.62, fill);
      if (bed === 1) disc(pen, x + 5, y - size * 0.4, 9, '#D2472F');
    }
  }
  // A person bent over the beds.
  pen.fillStyle = '#24405A';
  pen.beginPath();
  pen.moveTo(958, 640);
  pen.bezierCurveTo(1010, 470, 930, 420, 866, 462);
  pen.bezierCurveTo(840, 480, 842, 520, 872, 520);
  pen.bezierCurveTo(910, 520, 900, 560, 902, 640);
  pen.closePath();
  pen.fill();
  pen.strokeStyle = '#24405A';
  pen.lineWidth = 34;
  pen.lineCap = 'round';
  line(pen, [880, 492], [838, 588]);
  box(pen, 900, 610, 28, 116, '#1C2A34', 8);
  box(pen, 934, 610, 28, 116, '#1C2A34', 8);
  box(pen, 900, 596, 62, 50, '#1C2A34', 10);
  box(pen, 886, 714, 44, 18, '#0E161C', 8);
  box(pen, 922, 714, 44, 18, '#0E161C', 8);
  pen.strokeStyle = '#5A3826';
  pen.lineWidth = 30;
  line(pen, [872, 482], [838, 462]);
  disc(pen, 830, 454, 36, '#5A3826');
  turned(pen, 824, 430, -14, () => {
    oval(pen, 0, 4, 74, 15, '#E3B84F');
    box(pen, -36, -38, 72, 44, '#E3B84F', 20);
    box(pen, -36, -8, 72, 10, '#B9502F');
  });
}

function windowLight(pen: Pen): void {
  wash(pen, '#48525C', '#22282F');
  shape(
    pen,
    [
      [716, 120],
      [930, 120],
      [560, 800],
      [40, 800],
    ],
    'rgba(255,240,196,0.17)',
  );
  shape(
    pen,
    [
      [760, 120],
      [920, 120],
      [470, 800],
      [180, 800],
    ],
    'rgba(255,240,196,0.14)',
  );
  shadowed(pen, 40, 0, () => box(pen, 712, 104, 262, 300, '#FFF3CC', 6));
  box(pen, 712, 104, 262, 120, '#E4EEF0', 6);
  glow(pen, 843, 254, 300, '255,242,200', 0.4);
  for (let bar = 0; bar < 5; bar++) box(pen, 750 + bar * 46, 104, 9, 300, '#2A3138');
  box(pen, 712, 250, 262, 9, '#2A3138');
  box(pen, 694, 400, 298, 22, '#5C6771', 4);
  box(pen, 0, 640, WIDTH, 160, '#1B2026');
  shape(
    pen,
    [
      [120, 800],
      [210, 640],
      [480, 640],
      [420, 800],
    ],
    'rgba(255,240,196,0.16)',
  );
  box(pen, 150, 560, 560, 20, '#12161B', 4);
  figure(pen, 400, 318, 0.9, '#0D1116');
  box(pen, 178, 576, 504, 178, '#12161B', 3);
  box(pen, 150, 560, 560, 18, '#39424C', 4);
  turned(pen, 560, 552, -4, () => box(pen, -60, -8, 120, 12, '#F4EFE4', 2));
}

function tram(pen: Pen): void {
  wash(pen, '#F2D9B4', '#F4C489', 0, 640);
  glow(pen, 240, 250, 340, '255,246,214', 0.95);
  const chance = steadyChance(19);
  for (let depth = 0; depth < 2; depth++) {
    let x = -30;
    while (x < WIDTH) {
      const width = 96 + chance() * 70;
      const height = 250 + chance() * 150 - depth * 40;
      const fill = depth === 0 ? '#E0AF83' : '#B97C62';
      box(pen, x, 600 - height, width, height + 40, fill);
      shape(
        pen,
        [
          [x - 6, 600 - height],
          [x + width / 2, 546 - height],
          [x + width + 6, 600 - height],
        ],
        depth === 0 ? '#D29A6E' : '#8E5346',
      );
      if (depth === 1) {
        for (let floor = 0; floor < 4; floor++) {
          for (let pane = 0; pane < 3; pane++) {
            box(
              pen,
              x + 16 + pane * (width / 3.4),
              626 - height + floor * 58,
              18,
              30,
              chance() < 0.4 ? '#FBE3A2' : '#7A4A42',
              2,
            );
          }
        }
      }
      x += width + (depth === 0 ? 6 : 2);
    }
  }
  box(pen, 0, 626, WIDTH, 174, '#5B5A63');
  box(pen, 0, 626, WIDTH, 14, '#77757D');
  box(pen, 0, 734, WIDTH, 6, '#A7A6AD');
  box(pen, 0, 772, WIDTH, 6, '#A7A6AD');
  pen.strokeStyle = '#4A3A3A';
  pen.lineWidth = 4;
  line(pen, [0, 176], [WIDTH, 160]);
  line(pen, [640, 330], [700, 250]);
  line(pen, [700, 250], [660, 168]);
  shadowed(pen, 40, 18, () => box(pen, 270, 330, 800, 398, '#0F4A42', 34));
  box(pen, 270, 560, 800, 46, '#F4EFE4');
  box(pen, 270, 330, 800, 26, '#0A352F', 20);
  for (let pane = 0; pane < 5; pane++) {
    box(pen, 304 + pane * 150, 384, 128, 148, '#F9E7B6', 10);
    box(pen, 304 + pane * 150, 384, 128, 52, '#FDF3D4', 10);
  }
  figure(pen, 368, 446, 0.36, '#3A4B55');
  figure(pen, 660, 440, 0.38, '#5B3A36');
  figure(pen, 836, 452, 0.34, '#33475B');
  box(pen, 270, 532, 800, 28, '#0F4A42');
  box(pen, 452, 384, 6, 336, '#0A352F');
  box(pen, 604, 384, 6, 336, '#0A352F');
  for (const x of [390, 500, 850, 960]) {
    disc(pen, x, 730, 38, '#23242A');
    disc(pen, x, 730, 15, '#7F808A');
  }
  disc(pen, 1044, 650, 17, '#FFF0BE');
}

function bridge(pen: Pen): void {
  wash(pen, '#24435C', '#E6A071', 0, 560);
  glow(pen, 600, 470, 620, '255,214,150', 0.95);
  disc(pen, 600, 470, 64, '#FFE9BA');
  const chance = steadyChance(43);
  for (const [base, fill] of [
    [150, '#6E6470'],
    [96, '#42505F'],
  ] as const) {
    let x = 0;
    while (x < WIDTH) {
      const width = 38 + chance() * 54;
      const height = base + chance() * 70 - Math.max(0, 150 - Math.abs(x + width / 2 - 600) * 0.7);
      box(pen, x, 560 - height, width + 1, height, fill);
      x += width;
    }
  }
  wash(pen, '#C98A66', '#1E3A4F', 556, HEIGHT);
  for (let glint = 0; glint < 16; glint++) {
    const wide = 190 - glint * 7;
    box(
      pen,
      600 - wide / 2 + chance() * 50 - 25,
      578 + glint * 13,
      wide,
      4,
      'rgba(255,226,170,0.5)',
      2,
    );
  }
  pen.strokeStyle = '#13222F';
  pen.lineWidth = 12;
  pen.beginPath();
  pen.moveTo(-40, 300);
  pen.quadraticCurveTo(140, 420, 300, 210);
  pen.quadraticCurveTo(600, 640, 900, 210);
  pen.quadraticCurveTo(1060, 420, 1240, 300);
  pen.stroke();
  pen.lineWidth = 4;
  const cable = (at: number): number => {
    const t = (at - 300) / 600;
    return 210 * (1 - t) ** 2 + 2 * 640 * t * (1 - t) + 210 * t ** 2;
  };
  for (let at = 340; at < 900; at += 40) line(pen, [at, cable(at)], [at, 470]);
  for (const tower of [300, 900]) {
    box(pen, tower - 26, 190, 18, 440, '#13222F');
    box(pen, tower + 8, 190, 18, 440, '#13222F');
    box(pen, tower - 26, 250, 52, 14, '#13222F');
    box(pen, tower - 34, 184, 68, 14, '#13222F');
    box(pen, tower - 46, 612, 92, 50, '#0E1A25', 8);
  }
  box(pen, 0, 464, WIDTH, 26, '#13222F');
  box(pen, 0, 460, WIDTH, 5, '#D9A05F');
  walker(pen, 470, 464, 84, '#F4EFE4', '#13222F');
  walker(pen, 742, 464, 84, '#F6C64A', '#13222F');
}

function classroom(pen: Pen): void {
  wash(pen, '#EFE6D3', '#D8C8A8');
  shadowed(pen, 24, 10, () => box(pen, 150, 70, 900, 372, '#9A6B42', 10));
  box(pen, 170, 90, 860, 332, '#1E4D43', 4);
  pen.strokeStyle = 'rgba(244,239,228,0.85)';
  pen.lineWidth = 7;
  pen.lineCap = 'round';
  pen.beginPath();
  pen.arc(360, 250, 78, 0, Math.PI * 2);
  pen.stroke();
  pen.beginPath();
  pen.arc(520, 250, 78, 0, Math.PI * 2);
  pen.stroke();
  line(pen, [640, 250], [752, 250]);
  line(pen, [752, 250], [726, 230]);
  line(pen, [752, 250], [726, 270]);
  textLines(pen, 800, 180, [170, 130, 152, 96], 44, 'rgba(244,239,228,0.75)', 8);
  line(pen, [212, 378], [470, 378]);
  box(pen, 150, 440, 900, 16, '#7C5232', 4);
  box(pen, 470, 430, 44, 10, '#F4EFE4', 3);
  box(pen, 530, 430, 30, 10, '#F6C64A', 3);
  const seats: readonly (readonly [number, string])[] = [
    [190, '#B9502F'],
    [470, '#24405A'],
    [740, '#6B4A66'],
    [1010, '#0F4A42'],
  ];
  for (const [at, fill] of seats) {
    figure(pen, at, 468, 0.86, fill);
    box(pen, at - 126, 690, 252, 22, '#B98C5B', 4);
    box(pen, at - 126, 690, 252, 7, '#D4AA79', 4);
    box(pen, at - 110, 712, 14, 90, '#55606A');
    box(pen, at + 96, 712, 14, 90, '#55606A');
  }
  pen.strokeStyle = '#24405A';
  pen.lineWidth = 48;
  line(pen, [556, 660], [578, 520]);
  disc(pen, 580, 500, 27, '#24405A');
}

function dotMap(pen: Pen): void {
  wash(pen, '#0F4A42', '#0A332E');
  // Rough outlines of an imagined coast: rows of dots, sea left out.
  const land = (column: number, row: number): boolean => {
    const x = column / 46;
    const y = row / 30;
    const mainland =
      (x - 0.56) ** 2 / 0.14 +
        (y - 0.58) ** 2 / 0.12 +
        Math.sin(x * 17) * 0.12 +
        Math.sin(y * 15) * 0.14 <
      0.9;
    const north = (x - 0.5) ** 2 / 0.018 + (y - 0.16) ** 2 / 0.05 + Math.sin(y * 21) * 0.2 < 0.75;
    const island = (x - 0.14) ** 2 / 0.006 + (y - 0.36) ** 2 / 0.022 < 0.9;
    return mainland || north || island;
  };
  for (let row = 0; row < 30; row++) {
    for (let column = 0; column < 46; column++) {
      if (land(column, row)) disc(pen, 32 + column * 25, 30 + row * 25.4, 7, '#3E8276');
    }
  }
  const towns: readonly Point[] = [
    [332, 462],
    [507, 360],
    [607, 538],
    [757, 411],
    [882, 563],
    [607, 182],
    [182, 284],
    [707, 640],
  ];
  pen.strokeStyle = 'rgba(246,198,74,0.75)';
  pen.lineWidth = 3;
  for (const [from, to] of [
    [0, 1],
    [1, 3],
    [3, 4],
    [1, 5],
    [0, 6],
    [1, 2],
    [2, 7],
    [7, 4],
  ] as const) {
    const start = towns[from];
    const end = towns[to];
    if (start === undefined || end === undefined) continue;
    pen.beginPath();
    pen.moveTo(...start);
    pen.quadraticCurveTo((start[0] + end[0]) / 2, Math.min(start[1], end[1]) - 50, ...end);
    pen.stroke();
  }
  for (const [x, y] of towns) {
    glow(pen, x, y, 44, '246,198,74', 0.55);
    disc(pen, x, y, 12, '#F6C64A');
    disc(pen, x, y, 5, '#0F4A42');
  }
}

function book(pen: Pen): void {
  wash(pen, '#E7DFD2', '#C9BBA6');
  glow(pen, 950, 80, 800, '255,250,238', 0.6);
  turned(pen, 590, 410, 9, () => {
    shadowed(pen, 54, 28, () => box(pen, -226, -306, 470, 624, '#DAD2C2', 6));
    box(pen, -226, -306, 452, 612, '#1F4E5A', 6);
    pen.save();
    pen.beginPath();
    pen.roundRect(-226, -306, 452, 612, 6);
    pen.clip();
    pen.fillStyle = '#E2A53C';
    pen.beginPath();
    pen.moveTo(-226, 60);
    pen.bezierCurveTo(-90, -40, 60, 120, 226, -20);
    pen.lineTo(226, 320);
    pen.lineTo(-226, 320);
    pen.fill();
    pen.fillStyle = '#B9502F';
    pen.beginPath();
    pen.moveTo(-226, 180);
    pen.bezierCurveTo(-60, 90, 80, 250, 226, 110);
    pen.lineTo(226, 320);
    pen.lineTo(-226, 320);
    pen.fill();
    pen.restore();
    box(pen, -226, -306, 26, 612, 'rgba(0,0,0,0.2)', 6);
    textLines(pen, -150, -244, [290, 226], 44, '#F4EFE4', 24);
    textLines(pen, -150, -140, [150], 30, '#F6C64A', 10);
  });
  pencil(pen, 180, 690, 300, -58, '#0F4A42');
  turned(pen, 1000, 560, -14, () => {
    shadowed(pen, 20, 10, () => box(pen, -78, -190, 120, 380, '#F4EFE4', 6));
    disc(pen, -18, -150, 13, '#C9BBA6');
    textLines(pen, -54, -90, [70, 56, 64], 30, '#B6A890', 9);
  });
}

function doorway(pen: Pen): void {
  wash(pen, '#C8674A', '#A24A33');
  for (let row = 0; row < 14; row++) {
    for (let brick = 0; brick < 12; brick++) {
      const shade = (row * 7 + brick * 5) % 4;
      if (shade === 0)
        box(pen, brick * 108 - (row % 2) * 54, row * 52, 100, 45, 'rgba(120,44,30,0.28)', 3);
      if (shade === 2)
        box(pen, brick * 108 - (row % 2) * 54, row * 52, 100, 45, 'rgba(255,190,150,0.1)', 3);
    }
  }
  box(pen, 0, 704, WIDTH, 96, '#7C746B');
  box(pen, 0, 704, WIDTH, 8, '#9A9288');
  box(pen, 440, 112, 340, 600, '#F4EFE4', 6);
  const light = pen.createLinearGradient(0, 142, 0, 712);
  light.addColorStop(0, '#FFF0C9');
  light.addColorStop(1, '#F3B968');
  pen.fillStyle = light;
  pen.fillRect(470, 142, 280, 570);
  shape(
    pen,
    [
      [470, 712],
      [750, 712],
      [930, 800],
      [290, 800],
    ],
    'rgba(255,226,160,0.65)',
  );
  shadowed(pen, 26, 6, () =>
    shape(
      pen,
      [
        [470, 142],
        [350, 186],
        [350, 756],
        [470, 712],
      ],
      '#0F4A42',
    ),
  );
  shape(
    pen,
    [
      [452, 196],
      [372, 222],
      [372, 430],
      [452, 418],
    ],
    '#1C6358',
  );
  shape(
    pen,
    [
      [452, 470],
      [372, 484],
      [372, 690],
      [452, 664],
    ],
    '#1C6358',
  );
  disc(pen, 370, 458, 11, '#F6C64A');
  walker(pen, 640, 716, 330, '#24405A', '#152231');
  box(pen, 672, 560, 60, 84, '#8A5A34', 8);
  box(pen, 690, 546, 24, 18, '#6B4426', 6);
  box(pen, 880, 560, 130, 148, '#3E5A4C', 8);
  for (const [dx, dy, radius] of [
    [-34, -40, 46],
    [34, -46, 50],
    [0, -88, 54],
  ] as const) {
    disc(pen, 945 + dx, 560 + dy, radius, dx === 0 ? '#5C9A68' : '#46805A');
  }
  box(pen, 846, 210, 176, 190, '#F4EFE4', 4);
  box(pen, 860, 224, 148, 162, '#41596A');
  box(pen, 930, 224, 8, 162, '#F4EFE4');
  box(pen, 860, 300, 148, 8, '#F4EFE4');
}

function phone(pen: Pen): void {
  wash(pen, '#C9D6DE', '#9FB3C0');
  glow(pen, 300, 100, 700, '255,255,255', 0.55);
  turned(pen, 600, 410, -10, () => {
    shadowed(pen, 60, 30, () => box(pen, -176, -344, 352, 688, '#1A222B', 46));
    box(pen, -158, -326, 316, 652, '#F7F5EF', 32);
    box(pen, -46, -326, 92, 22, '#1A222B', 11);
    box(pen, -128, -258, 206, 88, '#DDE6E3', 22);
    textLines(pen, -104, -232, [150, 110], 26, '#8BA39B', 10);
    box(pen, -78, -146, 206, 118, '#0F4A42', 22);
    textLines(pen, -54, -118, [150, 156, 90], 28, '#9FC9BF', 10);
    box(pen, -128, -2, 160, 66, '#DDE6E3', 22);
    textLines(pen, -104, 24, [104], 26, '#8BA39B', 10);
    box(pen, -78, 90, 206, 88, '#0F4A42', 22);
    textLines(pen, -54, 116, [146, 96], 28, '#9FC9BF', 10);
    box(pen, -128, 236, 200, 54, '#E7E2D6', 27);
    disc(pen, 108, 263, 27, '#F6C64A');
  });
  turned(pen, 1010, 300, 8, () => {
    shadowed(pen, 20, 10, () => box(pen, -120, -130, 240, 260, '#FBF8F1', 8));
    box(pen, -120, -130, 240, 62, '#B9502F', 8);
    for (let row = 0; row < 3; row++) {
      for (let day = 0; day < 5; day++) {
        box(
          pen,
          -98 + day * 42,
          -42 + row * 54,
          28,
          30,
          row === 1 && day === 2 ? '#F6C64A' : '#DCD5C6',
          5,
        );
      }
    }
  });
  pencil(pen, 160, 640, 260, -64, '#F3CD57');
}

function chairs(pen: Pen): void {
  wash(pen, '#DCD2E0', '#B9A9BF', 0, 560);
  box(pen, 0, 560, WIDTH, 240, '#8A6F63');
  box(pen, 0, 556, WIDTH, 10, '#F4EFE4');
  shadowed(pen, 20, 6, () => box(pen, 440, 90, 320, 260, '#F9F5EA', 6));
  box(pen, 460, 110, 280, 220, '#A9C6D8');
  shape(
    pen,
    [
      [460, 330],
      [460, 270],
      [560, 200],
      [640, 262],
      [690, 232],
      [740, 270],
      [740, 330],
    ],
    '#6E9A83',
  );
  disc(pen, 690, 160, 26, '#FBE7A8');
  oval(pen, 600, 690, 470, 74, '#B9502F');
  oval(pen, 600, 690, 430, 62, '#C96A47');
  oval(pen, 600, 690, 360, 46, '#D98661');
  const chair = (x: number, y: number, flip: number, fill: string, leg: string): void => {
    pen.strokeStyle = leg;
    pen.lineWidth = 13;
    pen.lineCap = 'round';
    line(pen, [x - 58, y], [x - 72, y + 128]);
    line(pen, [x + 58, y], [x + 72, y + 128]);
    line(pen, [x - 40, y], [x - 46, y + 100]);
    line(pen, [x + 40, y], [x + 46, y + 100]);
    box(pen, x - 80, y - 22, 160, 34, fill, 14);
    if (flip === 0) box(pen, x - 72, y - 190, 144, 150, fill, 30);
    else {
      const edge = flip > 0 ? x - 88 : x + 52;
      box(pen, edge, y - 196, 36, 190, fill, 18);
    }
  };
  chair(600, 590, 0, '#0F4A42', '#0A352F');
  chair(290, 622, 1, '#E2A53C', '#8F6620');
  chair(910, 622, -1, '#24405A', '#16283A');
  box(pen, 594, 694, 12, 62, '#6B4A33');
  oval(pen, 600, 758, 46, 8, '#54392A');
  oval(pen, 600, 692, 96, 17, '#4A3226');
  oval(pen, 600, 686, 96, 17, '#7A563C');
  box(pen, 574, 640, 26, 46, 'rgba(214,230,240,0.9)', 6);
  box(pen, 574, 658, 26, 28, '#9DBBE0', 6);
  box(pen, 616, 654, 30, 28, '#F4EFE4', 4);
}

function choir(pen: Pen): void {
  wash(pen, '#7A4B4F', '#3A2430');
  for (let window = 0; window < 4; window++) {
    const x = 150 + window * 300;
    pen.fillStyle = window % 2 === 0 ? '#F7D79A' : '#F3C98A';
    pen.beginPath();
    pen.moveTo(x - 74, 430);
    pen.lineTo(x - 74, 160);
    pen.arc(x, 160, 74, Math.PI, 0);
    pen.lineTo(x + 74, 430);
    pen.closePath();
    pen.fill();
    box(pen, x - 4, 86, 8, 344, '#5B363C');
    box(pen, x - 74, 200, 148, 8, '#5B363C');
    box(pen, x - 74, 310, 148, 8, '#5B363C');
    box(pen, x - 92, 428, 184, 18, '#935F5B', 4);
    glow(pen, x, 240, 260, '255,214,150', 0.35);
  }
  const back = ['#54333F', '#473050', '#5E3B36', '#3F3A55', '#54333F', '#5E3B36', '#473050'];
  back.forEach((fill, seat) => {
    figure(pen, 40 + seat * 188, 392 + (seat % 3) * 14, 0.72, fill);
  });
  const front = ['#B9502F', '#24405A', '#0F4A42', '#E2A53C', '#6B4A66', '#24405A'];
  front.forEach((fill, seat) => {
    const x = 100 + seat * 200;
    const y = 508 + (seat % 2) * 18;
    figure(pen, x, y, 0.86, fill);
    if (seat % 2 === 0) {
      turned(pen, x + 74, y + 190, 10, () => {
        shadowed(pen, 12, 6, () => box(pen, -44, -58, 88, 116, '#F9F5EA', 3));
        for (let staff = 0; staff < 4; staff++) {
          box(pen, -32, -40 + staff * 24, 64, 3, '#9A8F7C');
          disc(pen, -18 + staff * 11, -35 + staff * 22, 5, '#4A3226');
        }
      });
    }
  });
}

function deskByWindow(pen: Pen): void {
  wash(pen, '#EBDDC6', '#D9C4A2');
  shadowed(pen, 24, 8, () => box(pen, 470, 70, 520, 400, '#FBF7EC', 6));
  box(pen, 492, 92, 476, 356, '#A9CBD6');
  box(pen, 492, 300, 476, 148, '#8FB59A');
  pen.save();
  pen.beginPath();
  pen.rect(492, 92, 476, 356);
  pen.clip();
  oval(pen, 580, 400, 260, 120, '#7BA588');
  oval(pen, 880, 420, 260, 130, '#6C987B');
  pen.restore();
  disc(pen, 900, 156, 34, '#FDF0C0');
  box(pen, 722, 92, 14, 356, '#FBF7EC');
  box(pen, 492, 250, 476, 12, '#FBF7EC');
  box(pen, 446, 466, 568, 20, '#F1E8D5', 4);
  shape(
    pen,
    [
      [492, 486],
      [968, 486],
      [800, 640],
      [180, 640],
    ],
    'rgba(255,250,226,0.5)',
  );
  box(pen, 0, 636, WIDTH, 164, '#8A5A3A');
  box(pen, 0, 636, WIDTH, 16, '#A8724B');
  // A plant on the sill side of the desk.
  shape(
    pen,
    [
      [1010, 520],
      [1130, 520],
      [1112, 640],
      [1028, 640],
    ],
    '#B9502F',
  );
  box(pen, 1000, 510, 140, 24, '#CB6440', 5);
  pen.strokeStyle = '#2F6B4C';
  pen.lineWidth = 9;
  for (const [x, y, tilt] of [
    [960, 350, -34],
    [1030, 290, -12],
    [1100, 310, 14],
    [1140, 376, 30],
  ] as const) {
    pen.beginPath();
    pen.moveTo(1070, 512);
    pen.quadraticCurveTo(1066 + tilt, 430, x, y + 30);
    pen.stroke();
    turned(pen, x, y, tilt, () => oval(pen, 0, 0, 32, 66, '#3E8E5A'));
    turned(pen, x, y, tilt, () => box(pen, -2, -56, 4, 112, '#2F6B4C', 2));
  }
  // Diaries, one for each year, and the one in use.
  const spines = ['#0F4A42', '#24405A', '#0F4A42', '#6B4A66', '#0F4A42', '#B9502F', '#24405A'];
  spines.forEach((fill, index) => {
    box(pen, 80 + index * 46, 420 + (index % 3) * 8, 40, 220 - (index % 3) * 8, fill, 4);
    box(pen, 90 + index * 46, 460, 20, 36, '#F4EFE4', 2);
  });
  turned(pen, 640, 690, -2, () => {
    shadowed(pen, 24, 10, () =>
      shape(
        pen,
        [
          [-190, -24],
          [190, -24],
          [236, 70],
          [-236, 70],
        ],
        '#FBF8F0',
      ),
    );
    shape(
      pen,
      [
        [-4, -24],
        [4, -24],
        [5, 70],
        [-5, 70],
      ],
      '#D8CFBE',
    );
    for (let row = 0; row < 4; row++) {
      box(pen, -176 - row * 9, -8 + row * 18, 150 + row * 4, 5, '#B8AE9C', 2);
      if (row < 2) box(pen, 24 + row * 3, -8 + row * 18, 140 - row * 50, 5, '#B8AE9C', 2);
    }
  });
  pencil(pen, 830, 742, 210, -16, '#F3CD57');
}

export const illustrations: readonly Illustration[] = [
  {
    key: 'lecture-hall',
    fileName: 'lecture-hall.jpg',
    alt: 'A speaker at a lectern beside a projected bar chart, seen from the back rows of a full hall.',
    caption: 'The plenary room in Ghent, drawn for this article.',
    focalPoint: { x: 0.62, y: 0.42 },
    draw: lectureHall,
  },
  {
    key: 'notebook',
    fileName: 'notebook-and-coffee.jpg',
    alt: 'A green notebook with a blank label, a pencil and a cup of coffee on a pale desk.',
    draw: notebook,
  },
  {
    key: 'corridor',
    fileName: 'two-in-a-corridor.jpg',
    alt: 'Two people walk side by side down a long corridor towards a bright doorway.',
    focalPoint: { x: 0.5, y: 0.62 },
    draw: corridor,
  },
  {
    key: 'sticky-notes',
    fileName: 'sticky-notes.jpg',
    alt: 'Three people, seen from behind, sort coloured notes on a wall.',
    focalPoint: { x: 0.52, y: 0.5 },
    draw: stickyNotes,
  },
  {
    key: 'microphone',
    fileName: 'studio-microphone.jpg',
    alt: 'A studio microphone on a table between two people in outline, bookshelves behind them.',
    caption: 'The Open Door studio.',
    focalPoint: { x: 0.5, y: 0.55 },
    draw: microphone,
  },
  {
    key: 'hills',
    fileName: 'hills-and-path.jpg',
    alt: 'A person walks along a pale path that winds into wooded hills under a low sun.',
    focalPoint: { x: 0.58, y: 0.8 },
    draw: hills,
  },
  {
    key: 'signed-papers',
    fileName: 'signed-papers.jpg',
    alt: 'Two signed copies of an agreement lie side by side on a wooden table with two pens.',
    draw: signedPapers,
  },
  {
    key: 'garden',
    fileName: 'garden-beds.jpg',
    alt: 'Someone in a straw hat bends over rows of vegetables in front of a glasshouse.',
    focalPoint: { x: 0.72, y: 0.66 },
    draw: garden,
  },
  {
    key: 'window-light',
    fileName: 'window-light.jpg',
    alt: 'A person sits at a table in a dim room; daylight falls through a barred window.',
    focalPoint: { x: 0.5, y: 0.55 },
    draw: windowLight,
  },
  {
    key: 'tram',
    fileName: 'city-tram.jpg',
    alt: 'A green tram with passengers passes a row of warm-coloured town houses.',
    caption: 'Line 9, drawn from memory.',
    focalPoint: { x: 0.55, y: 0.66 },
    draw: tram,
  },
  {
    key: 'bridge',
    fileName: 'bridge-at-dusk.jpg',
    alt: 'Two small figures walk towards each other on a suspension bridge at dusk.',
    focalPoint: { x: 0.48, y: 0.56 },
    draw: bridge,
  },
  {
    key: 'classroom',
    fileName: 'classroom.jpg',
    alt: 'Four learners at desks face a blackboard with two circles and an arrow; one raises a hand.',
    draw: classroom,
  },
  {
    key: 'dot-map',
    fileName: 'dot-map.jpg',
    alt: '',
    decorative: true,
    draw: dotMap,
  },
  {
    key: 'book',
    fileName: 'book-on-desk.jpg',
    alt: 'A book with a cover of coloured waves, a pencil and a bookmark on a pale desk.',
    draw: book,
  },
  {
    key: 'doorway',
    fileName: 'open-door.jpg',
    alt: 'Someone with a bag stands in the lit doorway of a brick house.',
    focalPoint: { x: 0.52, y: 0.6 },
    draw: doorway,
  },
  {
    key: 'phone',
    fileName: 'phone-messages.jpg',
    alt: 'A telephone showing a short exchange of messages lies beside a calendar with one day marked.',
    draw: phone,
  },
  {
    key: 'chairs',
    fileName: 'three-chairs.jpg',
    alt: 'Three empty chairs stand in a half circle on a round rug, a glass of water between them.',
    caption: 'Who sits where is decided before anyone arrives.',
    draw: chairs,
  },
  {
    key: 'choir',
    fileName: 'choir-in-a-hall.jpg',
    alt: 'Two rows of singers, seen from behind, face the tall lit windows of a hall; some hold sheets of music.',
    focalPoint: { x: 0.5, y: 0.7 },
    draw: choir,
  },
  {
    key: 'desk',
    fileName: 'desk-by-a-window.jpg',
    alt: 'An open diary and a pencil lie on a desk by a sunny window, between a row of older diaries and a plant.',
    draw: deskByWindow,
  },
];
