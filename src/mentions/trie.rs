//! A compact trie over classes of characters: which strings start at a place of a text.
//!
//! Nodes are numbered breadth first, so that the children of a node are neighbours and a step is a
//! search through a few adjacent numbers. There is no way to go on after a failure: the finder starts
//! the trie only where two characters fit, which is seldom.

use super::classes::{Class, NOWHERE};

/// Number of a string in the list the trie was made from.
pub(super) type Pattern = u32;

/// A node of the trie; the root is never one of these.
pub(super) type Node = u32;

const NO_PATTERN: Pattern = u32::MAX;

#[derive(Clone, Copy, Debug)]
struct Branch {
    /// First child.
    children: Node,
    /// Number of children.
    count: u32,
    /// The string that ends here.
    pattern: Pattern,
}

/// See the module page.
#[derive(Debug)]
pub(super) struct Trie {
    /// By node: the class that leads to it.
    labels: Vec<Class>,
    /// By node.
    branches: Vec<Branch>,
    /// By class: the child of the root; 0, the root itself, where there is none.
    starts: Vec<Node>,
}

impl Trie {
    /// A trie of `strings`, each a string of classes without [`NOWHERE`]; of equal ones the first counts.
    pub fn new(strings: &[Vec<Class>], classes: usize) -> Self {
        let mut order: Vec<Pattern> = (0..strings.len() as Pattern).collect();
        order.sort_by(|&a, &b| {
            strings[a as usize]
                .cmp(&strings[b as usize])
                .then(a.cmp(&b))
        });
        let root = Branch {
            children: 0,
            count: 0,
            pattern: NO_PATTERN,
        };
        let mut trie = Self {
            labels: vec![NOWHERE],
            branches: vec![root],
            starts: vec![0; classes],
        };
        // Each entry: a node, its depth, and the strings below it as a range of `order`.
        let mut level = vec![(0, 0..order.len())];
        let mut depth = 0;
        while !level.is_empty() {
            let mut next_level = Vec::new();
            for (node, range) in level {
                trie.branch(
                    node,
                    depth,
                    &order[range.clone()],
                    strings,
                    |child, inner| {
                        let start = range.start;
                        next_level.push((child, start + inner.start..start + inner.end));
                    },
                );
            }
            level = next_level;
            depth += 1;
        }
        let Branch {
            children, count, ..
        } = trie.branches[0];
        for child in children..children + count {
            trie.starts[trie.labels[child as usize] as usize] = child;
        }
        trie
    }

    /// Adds the children of `node`, whose strings are `below`, all equal in their first `depth` classes.
    fn branch(
        &mut self,
        node: Node,
        depth: usize,
        below: &[Pattern],
        strings: &[Vec<Class>],
        mut child: impl FnMut(Node, std::ops::Range<usize>),
    ) {
        let at = |index: usize| strings[below[index] as usize].get(depth).copied();
        let mut index = below
            .iter()
            .take_while(|&&p| strings[p as usize].len() == depth)
            .count();
        if index > 0 {
            self.branches[node as usize].pattern = below[0];
        }
        self.branches[node as usize].children = self.labels.len() as Node;
        while index < below.len() {
            let first = index;
            let label = at(first);
            while index < below.len() && at(index) == label {
                index += 1;
            }
            child(self.labels.len() as Node, first..index);
            self.labels
                .push(label.expect("shorter strings sort first and were passed over"));
            self.branches.push(Branch {
                children: 0,
                count: 0,
                pattern: NO_PATTERN,
            });
            self.branches[node as usize].count += 1;
        }
    }

    /// The node for a first character of `class`.
    pub fn start(&self, class: Class) -> Option<Node> {
        Some(self.starts[class as usize]).filter(|&node| node != 0)
    }

    /// The node after one more character.
    pub fn step(&self, node: Node, class: Class) -> Option<Node> {
        let Branch {
            children, count, ..
        } = self.branches[node as usize];
        let labels = &self.labels[children as usize..(children + count) as usize];
        let index = if labels.len() <= 8 {
            labels.iter().position(|&label| label == class)?
        } else {
            labels.binary_search(&class).ok()?
        };
        Some(children + index as u32)
    }

    /// The string that ends at `node`.
    pub fn pattern(&self, node: Node) -> Option<Pattern> {
        Some(self.branches[node as usize].pattern).filter(|&pattern| pattern != NO_PATTERN)
    }

    /// Every pair of first and second class, and [`NOWHERE`] as the second where one character is a
    /// whole string.
    pub fn pairs(&self) -> impl Iterator<Item = (Class, Option<Class>)> {
        let starts = self.starts.iter().filter(|&&node| node != 0);
        starts.flat_map(move |&start| {
            let Branch {
                children,
                count,
                pattern,
            } = self.branches[start as usize];
            let first = self.labels[start as usize];
            let seconds = &self.labels[children as usize..(children + count) as usize];
            let whole = (pattern != NO_PATTERN).then_some((first, None));
            seconds
                .iter()
                .map(move |&second| (first, Some(second)))
                .chain(whole)
        })
    }
}
