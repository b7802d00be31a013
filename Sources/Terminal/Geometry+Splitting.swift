/// How much of a line of panels one of them takes.
public enum Track: Hashable, Sendable {
  /// So many cells, fewer only where there are no more.
  case fixed(Int)
  /// A part of what the fixed tracks leave, by weight, and at least `minimum` cells where there is room.
  case share(_ weight: Int = 1, minimum: Int = 0)
}

extension Rect {
  /// Cuts `count` rows off the top: they and the rest. Cut to the block's height.
  public func splitTop(_ count: Int) -> (head: Rect, rest: Rect) {
    let cut = min(max(count, 0), height)
    return (
      Rect(x: x, y: y, width: width, height: cut), Rect(x: x, y: y + cut, width: width, height: height - cut)
    )
  }

  /// Cuts `count` rows off the bottom: they and the rest.
  public func splitBottom(_ count: Int) -> (foot: Rect, rest: Rect) {
    let cut = min(max(count, 0), height)
    let (rest, foot) = splitTop(height - cut)
    return (foot, rest)
  }

  /// Cuts `count` columns off the left: they and the rest.
  public func splitLeft(_ count: Int) -> (side: Rect, rest: Rect) {
    let cut = min(max(count, 0), width)
    return (
      Rect(x: x, y: y, width: cut, height: height), Rect(x: x + cut, y: y, width: width - cut, height: height)
    )
  }

  /// Cuts `count` columns off the right: they and the rest.
  public func splitRight(_ count: Int) -> (side: Rect, rest: Rect) {
    let cut = min(max(count, 0), width)
    let (rest, side) = splitLeft(width - cut)
    return (side, rest)
  }

  /// One block a track, side by side, that together cover this one when there is a `.share` among them.
  public func splitColumns(_ tracks: [Track], gap: Int = 0) -> [Rect] {
    var left = x
    return Track.lengths(tracks, total: width, gap: gap).map { length in
      defer { left += length + (length > 0 ? max(gap, 0) : 0) }
      return Rect(x: min(left, maxX), y: y, width: length, height: height)
    }
  }

  /// One block a track, one above the other.
  public func splitRows(_ tracks: [Track], gap: Int = 0) -> [Rect] {
    var top = y
    return Track.lengths(tracks, total: height, gap: gap).map { length in
      defer { top += length + (length > 0 ? max(gap, 0) : 0) }
      return Rect(x: x, y: min(top, maxY), width: width, height: length)
    }
  }
}

extension Track {
  /// Cells for each track; their sum and the gaps between them never exceed `total`.
  ///
  /// Fixed tracks come first, in order; then minimums, in order; then what is left, by weight, the first tracks getting
  /// the odd cells.
  public static func lengths(_ tracks: [Track], total: Int, gap: Int = 0) -> [Int] {
    let gaps = min(max(gap, 0), Size.maximum) * max(tracks.count - 1, 0)
    var left = max(min(total, Point.limit) - gaps, 0)
    var lengths = [Int](repeating: 0, count: tracks.count)
    func take(_ wanted: Int, _ index: Int) {
      let taken = min(max(wanted, 0), left)
      lengths[index] += taken
      left -= taken
    }
    for (index, track) in tracks.enumerated() {
      if case .fixed(let cells) = track { take(cells, index) }
    }
    for (index, track) in tracks.enumerated() {
      if case .share(_, let minimum) = track { take(minimum, index) }
    }
    return fill(lengths, tracks: tracks, left: left)
  }

  /// Brings each share up to its part of all that the shares have together, as far as `left` reaches.
  private static func fill(_ start: [Int], tracks: [Track], left: Int) -> [Int] {
    var lengths = start
    var left = left
    var open = tracks.indices.filter { index in
      if case .share(let weight, _) = tracks[index] { return weight > 0 }
      return false
    }
    func weight(_ index: Int) -> Int {
      if case .share(let weight, _) = tracks[index] { return min(max(weight, 0), Size.maximum) }
      return 0
    }
    // A share whose minimum is above its part leaves the division; each round closes one at least.
    while !open.isEmpty {
      let weights = open.reduce(0) { $0 + weight($1) }
      let pool = open.reduce(left) { $0 + lengths[$1] }
      guard let tooLong = open.first(where: { lengths[$0] * weights > pool * weight($0) }) else {
        var rest = pool
        for index in open {
          lengths[index] = pool * weight(index) / weights
          rest -= lengths[index]
        }
        for index in open where rest > 0 {
          lengths[index] += 1
          rest -= 1
        }
        left = 0
        break
      }
      open.removeAll { $0 == tooLong }
    }
    return lengths
  }
}
