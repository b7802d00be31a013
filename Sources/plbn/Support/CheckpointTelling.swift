import ArgumentParser
import Border
import Journal
import Phrases

/// Runs what reads or makes checkpoints, and tells its errors: status 3 where they show that a journal was changed.
///
/// - Parameter name: the file or the thing that is being read, for the sentence.
func tellingCheckpointErrors<Result>(_ name: String = "", _ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as CheckpointError {
    guard error.isDamage else { throw Failure(error.phrase(name)) }
    complain(error.phrase(name))
    throw ExitCode(3)
  }
}
