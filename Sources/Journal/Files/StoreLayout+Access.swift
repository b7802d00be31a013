import Glibc

extension StoreLayout {
  /// Whether entries can be appended here: the folders take files. A disk may still refuse at the moment of writing.
  public var isWritable: Bool { access(events, W_OK) == 0 && access(run, W_OK) == 0 && access(root, W_OK) == 0 }
}
