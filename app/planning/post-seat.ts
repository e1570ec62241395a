/** The request and the seat of a post: the other way round from postId.
 *  @param post `CODE`, or `CODE/2` for the second visitor at once; codes have no slash */
export function requestAndSeatOf(post: string): { request: string; seat: number } {
  const [request = "", seat = "1"] = post.split("/");
  return { request, seat: Number(seat) };
}
