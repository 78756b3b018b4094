//! Every sentence the program says, in Simplified Chinese and in English (Fluent files).
