// The plane's room within its drawing, in its own units.

export const [LEFT, RIGHT, TOP, BOTTOM, WIDTH] = [58, 14, 14, 50, 720];
export const ARROW = 96; // length of the point's own gradient where it is as steep as anywhere on the plane
export const WALKS = ["axis-3", "axis-4", "axis-1", "axis-2", "forward"];
