// The plane's room within its drawing, in pixels; the drawing is no wider and no narrower than this.

export const [LEFT, RIGHT, TOP, BOTTOM, WIDTH] = [58, 14, 14, 50, 720];
export const NARROWEST = 280;

/** Length of the point's own gradient where it is as steep as anywhere on the plane. */
export const arrowOf = ({ across }) => Math.min(96, 0.15 * across);

export const WALKS = ["axis-3", "axis-4", "axis-1", "axis-2", "forward"];

/** What the dial and the tangent measure, as a part of their usual size: on a phone all arrows stay within the frame. */
export const partOf = (view) => Math.max(0.62, arrowOf(view) / 96);
