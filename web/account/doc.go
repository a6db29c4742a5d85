// Package account knows who may use the directory over the network, and with what rights: local accounts with passwords, and
// tokens for other systems.
//
// They lie in one file, accounts.json, in the folder of the directory, for its owner alone: passwords as argon2id (RFC 9106), tokens as SHA-256 of
// 256 bits drawn by chance. Changes hold at once, also for a server that runs. Backups of the directory do not hold them.
package account
