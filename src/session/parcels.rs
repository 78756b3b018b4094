//! Items on their way from one thread to another, some at a time.
//!
//! `items -> parcels -> batches`; knows nothing of what they are. Waking the receiver for every single one
//! takes both sides longer than all the rest.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// Items of the first parcel and of later ones: few at first, so that the first rows come soon;
const SIZES: (usize, usize) = (8, 128);
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

/// Some `size` items: as many as are there, at least one unless there will be none. `None` where
/// `is_cancelled` said so.
pub fn next_batch<T>(
    items: &Receiver<Vec<T>>,
    size: usize,
    is_cancelled: impl Fn() -> bool,
) -> Option<Vec<T>> {
    loop {
        if is_cancelled() {
            return None;
        }
        match items.recv_timeout(LOOK_UP_EVERY) {
            Ok(first) => return Some(with_more(first, items, size)),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Some(Vec::new()),
        }
    }
}

/// As [`next_batch`], without waiting: `None` where no item is there.
pub fn ready_batch<T>(items: &Receiver<Vec<T>>, size: usize) -> Option<Vec<T>> {
    let first = items.try_recv().ok()?;
    Some(with_more(first, items, size))
}

fn with_more<T>(first: Vec<T>, items: &Receiver<Vec<T>>, size: usize) -> Vec<T> {
    let mut batch = first;
    while batch.len() < size
        && let Ok(more) = items.try_recv()
    {
        batch.extend(more);
    }
    batch
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
            let mut arrived = Vec::new();
            loop {
                let batch = next_batch(&receiver, 100, || false).expect("nobody cancels");
                assert!(batch.len() < 100 + SIZES.1);
                if batch.is_empty() {
                    break;
                }
                arrived.extend(batch);
            }
            assert_eq!(arrived, items.collect::<Vec<_>>());
        });
        let (sender, receiver) = mpsc::channel::<Vec<u32>>();
        assert_eq!(next_batch(&receiver, 1, || true), None);
        assert_eq!(ready_batch(&receiver, 1), None);
        sender.send(vec![1]).expect("it is received");
        assert_eq!(ready_batch(&receiver, 1), Some(vec![1]));
    }
}
