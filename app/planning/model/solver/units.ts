import type { Post } from "../plan-input.ts";
import type { Frame } from "./frame.ts";
import { SCALE, type Unit } from "./problem.ts";

/** One unit for each post, and one for all posts that teams join; in the order of their first posts. */
export function unitsOf(frame: Frame): { units: Unit[]; unitOfPost: Int32Array } {
  const leader = Int32Array.from(frame.posts.keys());
  for (const team of frame.input.teams) {
    const members = team.posts.map((id) => frame.postIndex.get(id)!);
    for (const post of members) join(leader, members[0]!, post);
  }
  const groups = Map.groupBy(frame.posts.keys(), (post) => leaderOf(leader, post));
  const units = [...groups.values()].map((posts) => unitOf(frame, posts));
  const unitOfPost = new Int32Array(frame.posts.length);
  units.forEach((unit, index) => unit.posts.forEach((post) => (unitOfPost[post] = index)));
  return { units, unitOfPost };
}

function join(leader: Int32Array, a: number, b: number): void {
  const [one, other] = [leaderOf(leader, a), leaderOf(leader, b)];
  leader[Math.max(one, other)] = Math.min(one, other);
}

function leaderOf(leader: Int32Array, post: number): number {
  let at = post;
  while (leader[at] !== at) at = leader[at]!;
  return at;
}

function unitOf(frame: Frame, postIndexes: number[]): Unit {
  const posts = postIndexes.map((index) => frame.posts[index]!);
  const { blocks, input, weeks, blockWeeks } = frame;
  // Two can share a hand-over week, so a block of w weeks can count more than w covered weeks, but never 2w + 1.
  const wantedIn = (block: number) =>
    Math.min(
      Math.max(0, ...posts.map((post) => post.wanted[block] ?? 0)),
      2 * Math.min(blockWeeks, weeks - block * blockWeeks),
    );
  const mostWeeks = Int32Array.from({ length: blocks }, (_, block) => wantedIn(block));
  const coverageWidth = Math.max(0, ...mostWeeks) + 1;
  const coverage = new Float64Array(blocks * coverageWidth);
  for (let block = 0; block < blocks; block++) {
    for (let covered = 0; covered < coverageWidth; covered++) {
      const points = posts.map(
        (post) => post.weight * thirdsPoints(post.wanted[block] ?? 0, covered, input.value.coverage),
      );
      coverage[block * coverageWidth + covered] = SCALE * points.reduce((sum, part) => sum + part, 0);
    }
  }
  return {
    posts: postIndexes,
    handOver: posts.every((post: Post) => post.handOver),
    handOverPoints: SCALE * posts.reduce((sum, post) => sum + post.weight * input.value.handOver, 0),
    mostWeeks,
    coverage,
    coverageWidth,
    mustStart: new Uint8Array(weeks + 1),
    slotAtWeek: new Int32Array(weeks + 1),
  };
}

/** Covered weeks fill the thirds of the wanted weeks one after the other. */
function thirdsPoints(wanted: number, covered: number, perWeek: readonly number[]): number {
  const sizes = [Math.ceil(wanted / 3), Math.ceil((wanted - Math.ceil(wanted / 3)) / 2)];
  sizes.push(wanted - sizes[0]! - sizes[1]!);
  let left = covered;
  let points = 0;
  sizes.forEach((size, third) => {
    const filled = Math.min(size, left);
    left -= filled;
    points += filled * perWeek[third]!;
  });
  return points;
}
