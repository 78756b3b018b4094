//! What a plain scalar of YAML means.

use crate::corpus::Value;

/// The value of a plain (unquoted) scalar by the rules of `yaml_serde`, which are YAML's core schema
/// with numbers as Rust reads them. Numbers keep their characters.
pub(super) fn value(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Boolean(true),
        "false" | "False" | "FALSE" => Value::Boolean(false),
        _ if is_number(text) => Value::Number(text.to_owned()),
        _ => Value::Text(text.to_owned()),
    }
}

fn is_number(text: &str) -> bool {
    // Most values start with a letter: no number of any notation does.
    let starts_so = text
        .as_bytes()
        .first()
        .is_some_and(|first| b"+-.0123456789".contains(first));
    starts_so && !has_leading_zero(text) && (is_decimal(text) || is_in_base(text))
}

/// `007` is text: what it counts is seldom a number.
fn has_leading_zero(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    match unsigned {
        ".inf" | ".Inf" | ".INF" => true,
        ".nan" | ".NaN" | ".NAN" => unsigned.len() == text.len(),
        _ if unsigned.starts_with(['-', '+']) => false,
        _ => unsigned.parse::<f64>().is_ok_and(f64::is_finite),
    }
}

/// `0x1F`, `0o17`, `0b1`, with a sign or without, of at most 128 bits.
fn is_in_base(text: &str) -> bool {
    let negative = text.starts_with('-');
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let bases = [("0x", 16), ("0o", 8), ("0b", 2)];
    bases.iter().any(|(prefix, base)| {
        unsigned.strip_prefix(prefix).is_some_and(|digits| {
            let signed = digits.starts_with(['-', '+']);
            let fits = if negative {
                i128::from_str_radix(&format!("-{digits}"), *base).is_ok()
            } else {
                u128::from_str_radix(digits, *base).is_ok()
            };
            fits && !signed
        })
    })
}
