/// Words with a number each, to find the longest that begins at a place of a text.
///
/// Cost: a place at which no word begins costs two array reads, whatever the number of words.
package struct WordTrie: Sendable {
    /// Node of the first scalar by its high and low byte; 0 where no word begins with it.
    private var pages: [UInt8] = Array(repeating: 0, count: 256)
    private var firstNodes: [UInt16] = Array(repeating: 0, count: 256)
    private var nodes: [Node] = [Node()]

    private struct Node: Sendable {
        /// Number of the word that ends here, -1 where none does.
        var word: Int32 = -1
        var next: [(scalar: UInt32, node: UInt16)] = []
    }

    package init(_ words: [(text: String, number: Int)]) {
        for (text, number) in words {
            let scalars = Array(text.unicodeScalars)
            guard let first = scalars.first, first.value <= 0xFFFF else { continue }
            var node = firstNode(adding: first)
            for scalar in scalars.dropFirst() { node = child(of: node, adding: scalar.value) }
            nodes[node].word = Int32(number)
        }
        for index in nodes.indices { nodes[index].next.sort { $0.scalar < $1.scalar } }
    }

    /// Length and number of the longest word that begins at `start`.
    package func longest(
        in text: [Unicode.Scalar], at start: Int
    ) -> (length: Int, number: Int)? {
        let first = text[start].value
        guard first <= 0xFFFF else { return nil }
        var node = Int(firstNodes[Int(pages[Int(first >> 8)]) << 8 | Int(first & 0xFF)])
        guard node > 0 else { return nil }
        var found: (length: Int, number: Int)?
        var place = start + 1
        while true {
            if nodes[node].word >= 0 { found = (place - start, Int(nodes[node].word)) }
            guard place < text.count, let next = child(of: node, text[place].value) else { return found }
            node = next
            place += 1
        }
    }

    private func child(of node: Int, _ scalar: UInt32) -> Int? {
        let next = nodes[node].next
        var low = 0
        var high = next.count
        while low < high {
            let middle = (low + high) / 2
            if next[middle].scalar < scalar { low = middle + 1 } else { high = middle }
        }
        return low < next.count && next[low].scalar == scalar ? Int(next[low].node) : nil
    }

    private mutating func firstNode(adding scalar: Unicode.Scalar) -> Int {
        let page = Int(scalar.value >> 8)
        if pages[page] == 0 {
            precondition(firstNodes.count < 255 << 8, "too many pages of first scalars")
            pages[page] = UInt8(firstNodes.count >> 8)
            firstNodes += Array(repeating: 0, count: 256)
        }
        let place = Int(pages[page]) << 8 | Int(scalar.value & 0xFF)
        if firstNodes[place] == 0 {
            firstNodes[place] = UInt16(nodes.count)
            nodes.append(Node())
        }
        return Int(firstNodes[place])
    }

    private mutating func child(of node: Int, adding scalar: UInt32) -> Int {
        if let known = nodes[node].next.first(where: { $0.scalar == scalar }) { return Int(known.node) }
        nodes[node].next.append((scalar, UInt16(nodes.count)))
        nodes.append(Node())
        return nodes.count - 1
    }
}
