import Terminal
import Testing

@Suite struct GeometryTests {
  @Test func numbersFromAnywhereAreCutAndNeverOverflow() {
    let rect = Rect(x: .max, y: .min, width: .max, height: -5)
    #expect(rect.isEmpty)
    #expect(rect.maxX > rect.x)
    #expect(Size(width: .max, height: -1) == Size(width: Size.maximum, height: 0))
    #expect(rect.offset(dx: .max, dy: .min).inset(by: Insets(all: .max)).isEmpty)
    #expect(Rect(x: 0, y: 0, width: 10, height: 10).intersection(rect).isEmpty)
  }

  @Test func aSplitGivesBothPartsAndTogetherTheyAreTheWhole() {
    let rect = Rect(x: 3, y: 2, width: 40, height: 10)
    #expect(rect.splitTop(1).head == Rect(x: 3, y: 2, width: 40, height: 1))
    #expect(rect.splitTop(1).rest == Rect(x: 3, y: 3, width: 40, height: 9))
    #expect(rect.splitBottom(2).foot == Rect(x: 3, y: 10, width: 40, height: 2))
    #expect(rect.splitLeft(12).rest == Rect(x: 15, y: 2, width: 28, height: 10))
    #expect(rect.splitRight(12).side == Rect(x: 31, y: 2, width: 12, height: 10))
    #expect(rect.splitTop(99).rest.isEmpty)
    #expect(rect.splitLeft(-1).side.isEmpty)
  }

  @Test func sharesFillWhatFixedTracksLeave() {
    #expect(Track.lengths([.fixed(10), .share(), .share()], total: 31) == [10, 11, 10])
    #expect(Track.lengths([.share(2), .share(1)], total: 30) == [20, 10])
    #expect(Track.lengths([.share(1, minimum: 25), .share(3)], total: 40) == [25, 15])
    #expect(Track.lengths([.share(), .share()], total: 11, gap: 1) == [5, 5])
  }

  @Test func tracksNeverTakeMoreThanThereIs() {
    #expect(Track.lengths([.fixed(10), .fixed(10)], total: 15) == [10, 5])
    #expect(Track.lengths([.fixed(.max), .share(.max, minimum: .max)], total: 7) == [7, 0])
    #expect(Track.lengths([.share(0), .share(-3)], total: 9) == [0, 0])
    for total in 0...40 {
      let lengths = Track.lengths([.share(3, minimum: 4), .fixed(6), .share(1, minimum: 9), .share(2)], total: total)
      #expect(lengths.reduce(0, +) == total)
    }
  }

  @Test func columnsStandSideBySide() {
    let rect = Rect(x: 0, y: 1, width: 80, height: 20)
    let columns = rect.splitColumns([.share(2), .fixed(25)])
    #expect(columns == [Rect(x: 0, y: 1, width: 55, height: 20), Rect(x: 55, y: 1, width: 25, height: 20)])
    #expect(rect.splitRows([.fixed(1), .share()]).map(\.y) == [1, 2])
  }
}
