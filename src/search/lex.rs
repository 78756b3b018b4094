//! The text of a query becomes words, operators and parentheses.
//!
//! Decides where each begins and ends, and turns parentheses and operators that are out of place into
//! plain text, so that the parser meets only what it expects.

use super::note::{Note, NoteKind};
use crate::text::ByteSpan;

/// Words and signs that a query may have; what follows is one text.
const MOST_TOKENS: usize = 500;
/// Groups in groups.
const DEEPEST: usize = 50;

/// One piece of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands.
    pub span: ByteSpan,
    /// What it is.
    pub kind: TokenKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Open,
    Close,
    And,
    Or,
    Not,
    Near(Distance),
    /// Something to look for, with the key before its colon.
    Word(Option<String>, Form),
    /// A sign that is out of place and joins the words that touch it.
    Stray,
}

/// How far apart the sides of `NEAR` may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Distance {
    /// At most so many characters between them.
    Characters(u32),
    /// Both begin in one sentence.
    Sentence,
}

/// How something to look for is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As it stands.
    Plain(String),
    /// Between quotation marks, which are left out here.
    Phrase(String),
    /// Between strokes, which are left out here.
    Expression(String),
}

impl TokenKind {
    fn is_word(&self) -> bool {
        matches!(self, Self::Word(..) | Self::Stray)
    }

    fn ends_operand(&self) -> bool {
        self.is_word() || *self == Self::Close
    }

    fn begins_operand(&self) -> bool {
        self.is_word() || *self == Self::Open
    }

    pub fn plain(text: &str) -> Self {
        Self::Word(None, Form::Plain(text.to_owned()))
    }
}

/// The pieces of `text`, in which every parenthesis has its partner and every operator its operands.
pub(super) fn tokens(text: &str, notes: &mut Vec<Note>) -> Vec<Token> {
    let mut tokens = Lexer { text, at: 0, notes }.run();
    pair_parentheses(&mut tokens, notes);
    let mut tokens = joined(text, tokens);
    check_operators(text, &mut tokens, notes);
    tokens
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    notes: &'a mut Vec<Note>,
}

impl Lexer<'_> {
    fn run(mut self) -> Vec<Token> {
        let mut tokens = Vec::new();
        while self.skip_space() {
            let start = self.at;
            if tokens.len() == MOST_TOKENS {
                self.at = self.text.len();
                self.note(start, NoteKind::TooLong);
                let rest = self.text[start..].trim_end();
                tokens.push(self.token(start, TokenKind::plain(rest)));
                break;
            }
            let kind = self.next(start);
            tokens.push(self.token(start, kind));
        }
        tokens
    }

    fn token(&self, start: usize, kind: TokenKind) -> Token {
        let span = ByteSpan::new(start, self.at);
        Token { span, kind }
    }

    fn note(&mut self, start: usize, kind: NoteKind) {
        let span = ByteSpan::new(start, self.at);
        self.notes.push(Note { span, kind });
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    /// False at the end.
    fn skip_space(&mut self) -> bool {
        self.at = self.text.len() - self.rest().trim_start().len();
        self.at < self.text.len()
    }

    fn next(&mut self, start: usize) -> TokenKind {
        if self.rest().starts_with('(') {
            self.at += 1;
            return TokenKind::Open;
        }
        if self.rest().starts_with(')') {
            self.at += 1;
            return TokenKind::Close;
        }
        if let Some(form) = self.enclosed() {
            return TokenKind::Word(None, form);
        }
        if let Some(key) = self.key() {
            let value_start = self.at;
            if let Some(form) = self.enclosed() {
                return TokenKind::Word(Some(key), form);
            }
            self.skip_word();
            let value = &self.text[value_start..self.at];
            return TokenKind::Word(Some(key), Form::Plain(value.to_owned()));
        }
        self.skip_word();
        match &self.text[start..self.at] {
            "AND" => TokenKind::And,
            "OR" => TokenKind::Or,
            "NOT" => TokenKind::Not,
            word => match distance(word) {
                Some(Some(distance)) => TokenKind::Near(distance),
                Some(None) => {
                    let word = TokenKind::plain(word);
                    self.note(start, NoteKind::Distance);
                    word
                }
                None => TokenKind::plain(word),
            },
        }
    }

    /// A phrase or expression that begins here.
    fn enclosed(&mut self) -> Option<Form> {
        let start = self.at;
        let open = self.rest().chars().next()?;
        match open {
            '"' => self.phrase(start, open, '"'),
            '“' => self.phrase(start, open, '”'),
            '/' => self.expression(start),
            _ => None,
        }
    }

    fn phrase(&mut self, start: usize, open: char, close: char) -> Option<Form> {
        let inside = start + open.len_utf8();
        let mut phrase = String::new();
        let mut characters = self.text[inside..].char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            if character == close {
                self.at = inside + at + close.len_utf8();
                if phrase.is_empty() {
                    self.note(start, NoteKind::QuoteEmpty);
                    return Some(Form::Plain(self.text[start..self.at].to_owned()));
                }
                return Some(Form::Phrase(phrase));
            }
            // Only a quotation mark, and the backslash itself, need one before them.
            let escaped = (character == '\\').then(|| {
                characters.next_if(|&(_, next)| next == close || next == open || next == '\\')
            });
            phrase.push(escaped.flatten().map_or(character, |(_, next)| next));
        }
        self.at = inside;
        self.note(start, NoteKind::QuoteUnclosed);
        self.at = self.text.len();
        let phrase = phrase.trim_end();
        if phrase.is_empty() {
            return Some(Form::Plain(open.to_string()));
        }
        Some(Form::Phrase(phrase.to_owned()))
    }

    /// `/…/` before white space, a parenthesis or the end, so that `/usr/bin` is none.
    fn expression(&mut self, start: usize) -> Option<Form> {
        let inside = &self.text[start + 1..];
        // As in https://.
        if inside.starts_with('/') {
            return None;
        }
        let mut pattern = String::new();
        let mut characters = inside.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let after = characters.peek().map(|(_, next)| *next);
            let ends = after.is_none_or(|next| next.is_whitespace() || next == ')');
            match (character, after) {
                ('\\', Some('/')) => {
                    characters.next();
                    pattern.push('/');
                }
                ('\\', Some(next)) => {
                    characters.next();
                    pattern.extend(['\\', next]);
                }
                ('/', _) if ends => {
                    self.at = start + 1 + at + 1;
                    return Some(Form::Expression(pattern));
                }
                _ => pattern.push(character),
            }
        }
        let word_end = self.text[start..].find(char::is_whitespace);
        let at = std::mem::replace(
            &mut self.at,
            word_end.map_or(self.text.len(), |end| start + end),
        );
        self.note(start, NoteKind::ExpressionUnclosed);
        self.at = at;
        None
    }

    /// `key:` before something else than white space; moves behind the colon.
    fn key(&mut self) -> Option<String> {
        let rest = self.rest();
        let is_key = |character: char| character.is_alphanumeric() || "_-.".contains(character);
        let length = rest.find(|character| !is_key(character))?;
        let key = rest[..length].to_owned();
        rest[length..].strip_prefix(':')?;
        let is_number = key.chars().all(|character| character.is_ascii_digit());
        if key.is_empty() || is_number {
            return None;
        }
        self.at += length + 1;
        Some(key)
    }

    /// Up to white space, or to a parenthesis that the word did not open.
    fn skip_word(&mut self) {
        let mut depth = 0_usize;
        let end = self.rest().find(|character: char| {
            match character {
                '(' => depth += 1,
                ')' if depth == 0 => return true,
                ')' => depth -= 1,
                _ => {}
            }
            character.is_whitespace()
        });
        self.at = end.map_or(self.text.len(), |end| self.at + end);
    }
}

/// The distance that `word` asks for: inside, `None` where it is none.
fn distance(word: &str) -> Option<Option<Distance>> {
    if word == "NEAR" {
        return Some(None);
    }
    let distance = word.strip_prefix("NEAR/")?;
    if distance.eq_ignore_ascii_case("sentence") || distance == "句" {
        return Some(Some(Distance::Sentence));
    }
    Some(distance.parse().ok().map(Distance::Characters))
}

/// Makes strays of parentheses without a partner, around nothing, or too deep.
fn pair_parentheses(tokens: &mut [Token], notes: &mut Vec<Note>) {
    let mut open: Vec<usize> = Vec::new();
    let mut stray: Vec<(usize, Option<NoteKind>)> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Open => open.push(index),
            TokenKind::Close => match open.pop() {
                None => stray.push((index, Some(NoteKind::GroupUnopened))),
                Some(start) if start + 1 == index => {
                    stray.push((start, Some(NoteKind::GroupEmpty)));
                    stray.push((index, None));
                }
                Some(start) if open.len() >= DEEPEST => {
                    stray.push((start, Some(NoteKind::GroupTooDeep)));
                    stray.push((index, None));
                }
                Some(_) => {}
            },
            _ => {}
        }
    }
    stray.extend(
        open.into_iter()
            .map(|index| (index, Some(NoteKind::GroupUnclosed))),
    );
    for (index, kind) in stray {
        let token = &mut tokens[index];
        token.kind = TokenKind::Stray;
        notes.extend(kind.map(|kind| Note {
            span: token.span,
            kind,
        }));
    }
}

/// Strays become words, together with the plain words that touch them: `腾讯)` is one text.
fn joined(text: &str, tokens: Vec<Token>) -> Vec<Token> {
    let mut joined: Vec<(Token, bool)> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let is_stray = token.kind == TokenKind::Stray;
        let is_plain = matches!(token.kind, TokenKind::Word(None, Form::Plain(_)));
        if let Some((before, was_stray)) = joined.last_mut()
            && before.span.end == token.span.start
            && (is_stray || *was_stray && is_plain)
            && matches!(before.kind, TokenKind::Word(None, Form::Plain(_)))
        {
            before.span.end = token.span.end;
            before.kind = TokenKind::plain(&text[before.span.range()]);
            *was_stray = true;
            continue;
        }
        let kind = if is_stray {
            TokenKind::plain(&text[token.span.range()])
        } else {
            token.kind
        };
        joined.push((Token { kind, ..token }, is_stray));
    }
    joined.into_iter().map(|(token, _)| token).collect()
}

/// Makes words of operators that lack an operand.
fn check_operators(text: &str, tokens: &mut [Token], notes: &mut Vec<Note>) {
    // From the right: whether what follows is an operand is known by then.
    for index in (0..tokens.len()).rev() {
        let after = tokens.get(index + 1).map(|token| &token.kind);
        let follows = after.is_some_and(TokenKind::begins_operand);
        let not_follows = after == Some(&TokenKind::Not);
        let precedes = index > 0 && tokens[index - 1].kind.ends_operand();
        let is_in_place = match tokens[index].kind {
            TokenKind::And | TokenKind::Or => precedes && (follows || not_follows),
            TokenKind::Near(_) => precedes && follows,
            TokenKind::Not => follows || not_follows,
            _ => true,
        };
        if !is_in_place {
            let span = tokens[index].span;
            tokens[index].kind = TokenKind::plain(&text[span.range()]);
            let kind = NoteKind::Operand;
            notes.push(Note { span, kind });
        }
    }
}
