import Forms
import Model

/// Finds the quantities that the prose states, and the figures that they restate.
package enum MentionFinder {
    package static func find(in sections: [Section], form: Form?, cover: Cover) -> [Mention] { [] }
}
