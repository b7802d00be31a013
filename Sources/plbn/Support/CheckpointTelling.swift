import ArgumentParser
import Border
import Journal
import Phrases

/// Runs what reads a journal to prove or keep it, and tells its errors: status 3 where they show that it was changed.
///
/// - Parameter name: the file or the thing that is being read, for the sentence.
func tellingCheckpointErrors<Result>(_ name: String = "", _ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as CheckpointError {
    guard error.isDamage else { throw Failure(error.phrase(name)) }
    complain(error.phrase(name))
    throw ExitCode(3)
  } catch JournalError.damaged(let damage) {
    complain(damage.phrase)
    throw ExitCode(3)
  }
}
