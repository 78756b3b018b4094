//! Items on their way from one thread to another, some at a time.
//!
//! `items -> parcels`; knows nothing of what they are. Waking the receiver for every single one
//! takes both sides longer than all the rest.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// Items of the first parcel and of later ones: few at first, so that the first rows come soon;
const SIZES: (usize, usize) = (8, 64);
/// or as many as there were in this time.
const SEND_EVERY: Duration = Duration::from_millis(5);
/// How often a receiver that waits looks whether it is still wanted.
const LOOK_UP_EVERY: Duration = Duration::from_millis(50);

/// The sending end. What it still holds goes when it is dropped.
pub struct Parcels<T> {
    to: Sender<Vec<T>>,
    open: Vec<T>,
    size: usize,
    sent: Instant,
}

impl<T> Parcels<T> {
    /// Sends items `to` there.
    pub fn new(to: Sender<Vec<T>>) -> Self {
        let (open, size, sent) = (Vec::new(), SIZES.0, Instant::now());
        Self {
            to,
            open,
            size,
            sent,
        }
    }

    /// Sends one more, sooner or later.
    pub fn add(&mut self, item: T) {
        self.open.push(item);
        if self.open.len() >= self.size || self.sent.elapsed() >= SEND_EVERY {
            self.size = (self.size * 2).min(SIZES.1);
            self.send();
        }
    }

    fn send(&mut self) {
        // The receiver is gone only once nobody wants the items.
        let _ = self.to.send(std::mem::take(&mut self.open));
        self.sent = Instant::now();
    }
}

impl<T> Drop for Parcels<T> {
    fn drop(&mut self) {
        if !self.open.is_empty() {
            self.send();
        }
    }
}

/// The parcels that arrive, until there are no more or `is_cancelled` says so.
pub fn arriving<T>(
    items: Receiver<Vec<T>>,
    is_cancelled: impl Fn() -> bool,
) -> impl Iterator<Item = Vec<T>> {
    std::iter::from_fn(move || {
        loop {
            if is_cancelled() {
                return None;
            }
            match items.recv_timeout(LOOK_UP_EVERY) {
                Ok(parcel) => return Some(parcel),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn everything_arrives_in_order() {
        let (sender, receiver) = mpsc::channel();
        let items = 0..5_000_u32;
        std::thread::scope(|scope| {
            let sent = items.clone();
            scope.spawn(move || {
                let mut parcels = Parcels::new(sender);
                sent.for_each(|item| parcels.add(item));
            });
            let arrived: Vec<Vec<u32>> = arriving(receiver, || false).collect();
            assert!(arrived.iter().all(|parcel| parcel.len() <= SIZES.1));
            assert_eq!(arrived.concat(), items.collect::<Vec<_>>());
        });
        let (_sender, receiver) = mpsc::channel::<Vec<u32>>();
        assert_eq!(arriving(receiver, || true).next(), None);
    }
}
