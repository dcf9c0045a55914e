/// All pieces of some texts, to tell how much of another text's beginning is one of them.
///
/// Cost: a text is compared letter by letter, whatever the number of pieces, and nothing is allocated.
package struct PieceTrie: Sendable {
    /// Node 0 is the empty piece; 0 as a child or sibling is none.
    private var nodes = [Node(letter: " ")]
    /// Children of node 0, which has many.
    private var first: [Unicode.Scalar: Int32] = [:]

    private struct Node: Sendable {
        let letter: Unicode.Scalar
        var child: Int32 = 0
        var sibling: Int32 = 0
    }

    package init(_ texts: [ArraySlice<Unicode.Scalar>]) {
        for text in texts {
            for start in text.indices { insert(text[start...]) }
        }
    }

    /// The pieces that `text` begins with are all beginnings of the one that is the longest.
    package func length(ofPieceBeginning text: ArraySlice<Unicode.Scalar>) -> Int {
        var node: Int32 = 0
        var length = 0
        for letter in text {
            node = child(of: node, letter)
            if node == 0 { break }
            length += 1
        }
        return length
    }

    private mutating func insert(_ text: ArraySlice<Unicode.Scalar>) {
        var node: Int32 = 0
        for letter in text {
            let known = child(of: node, letter)
            if known == 0 { add(letter, to: node) }
            node = known == 0 ? Int32(nodes.count - 1) : known
        }
    }

    private mutating func add(_ letter: Unicode.Scalar, to parent: Int32) {
        let node = Int32(nodes.count)
        nodes.append(Node(letter: letter))
        if parent == 0 {
            first[letter] = node
        } else {
            nodes[Int(node)].sibling = nodes[Int(parent)].child
            nodes[Int(parent)].child = node
        }
    }

    private func child(of node: Int32, _ letter: Unicode.Scalar) -> Int32 {
        if node == 0 { return first[letter] ?? 0 }
        var child = nodes[Int(node)].child
        while child != 0, nodes[Int(child)].letter != letter { child = nodes[Int(child)].sibling }
        return child
    }
}
