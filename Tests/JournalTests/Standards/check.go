// Checks a journal with the packages that Go's checksum database is checked with (golang.org/x/mod/sumdb): the
// checkpoint's signature, the root over all lines, inclusion and consistency. It shares no line with the journal's code.
//
//	check EVENTS KEY CHECKPOINT OLD-CHECKPOINT CONSISTENCY INCLUSION...
//
// EVENTS is the folder of event files, KEY a verifier key; the others are files as the command line prints them.
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 6 {
		log.Fatal("usage: check EVENTS KEY CHECKPOINT OLD CONSISTENCY INCLUSION...")
	}
	verifier, err := note.NewVerifier(os.Args[2])
	fail("key", err)
	lines := leaves(os.Args[1])
	reader := stored(lines)

	size, root, checkpoint := signed(verifier, read(os.Args[3]))
	oldSize, oldRoot, _ := signed(verifier, read(os.Args[4]))
	if size != int64(len(lines)) {
		log.Fatalf("root: %d lines, the checkpoint covers %d", len(lines), size)
	}
	computed, err := tlog.TreeHash(size, reader)
	fail("tree", err)
	if computed != root {
		log.Fatalf("root: the lines lead to %v, signed is %v", computed, root)
	}

	head, text := proof(read(os.Args[5]))
	if head[0] != fmt.Sprintf("old %d", oldSize) || text != checkpoint {
		log.Fatal("consistency: of other checkpoints")
	}
	fail("consistency", tlog.CheckTree(hashes(head[1:]), size, root, oldSize, oldRoot))

	for _, file := range os.Args[6:] {
		head, text := proof(read(file))
		seq, err := strconv.ParseInt(strings.TrimPrefix(head[1], "index "), 10, 64)
		fail("inclusion", err)
		if head[0] != "c2sp.org/tlog-proof@v1" || text != checkpoint || seq >= int64(len(lines)) {
			log.Fatal("inclusion: of another checkpoint")
		}
		leaf := tlog.RecordHash(lines[seq])
		fail("inclusion", tlog.CheckRecord(hashes(head[2:]), size, root, seq, leaf))
	}
	fmt.Printf("%d leaves, %d inclusions, 1 consistency, 2 signatures\n", len(lines), len(os.Args)-6)
}

// leaves gives the lines of the event files in their order, without newlines: of a file only those in front of its
// successor's first number.
func leaves(folder string) [][]byte {
	files, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
	fail("events", err)
	sort.Strings(files)
	var all [][]byte
	for index, file := range files {
		lines := bytes.Split(read(file), []byte("\n"))
		lines = lines[:len(lines)-1]
		if index+1 < len(files) {
			if count := int(first(files[index+1]) - first(file)); count < len(lines) {
				lines = lines[:count]
			}
		}
		all = append(all, lines...)
	}
	return all
}

// first gives the sequence number in a file's name, 000000-00000000000000000000.jsonl.
func first(file string) int64 {
	number, err := strconv.ParseInt(filepath.Base(file)[7:27], 10, 64)
	fail("events", err)
	return number
}

func stored(lines [][]byte) tlog.HashReader {
	var all []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		found := make([]tlog.Hash, len(indexes))
		for place, index := range indexes {
			found[place] = all[index]
		}
		return found, nil
	})
	for number, line := range lines {
		more, err := tlog.StoredHashes(int64(number), line, reader)
		fail("tree", err)
		all = append(all, more...)
	}
	return reader
}

// signed opens a note and gives the checkpoint's size and root.
func signed(verifier note.Verifier, bytes []byte) (int64, tlog.Hash, string) {
	opened, err := note.Open(bytes, note.VerifierList(verifier))
	fail("signature", err)
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 3 || lines[0] != verifier.Name() {
		log.Fatal("signature: of another journal")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	fail("signature", err)
	root, err := tlog.ParseHash(lines[2])
	fail("signature", err)
	return size, root, opened.Text
}

// proof takes a proof apart: its lines, and the text of the checkpoint below them.
func proof(bytes []byte) ([]string, string) {
	parts := strings.SplitN(string(bytes), "\n\n", 3)
	if len(parts) < 3 {
		log.Fatal("proof: without a checkpoint")
	}
	return strings.Split(parts[0], "\n"), parts[1] + "\n"
}

func hashes(lines []string) []tlog.Hash {
	all := []tlog.Hash{}
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		fail("proof", err)
		all = append(all, hash)
	}
	return all
}

func read(path string) []byte {
	bytes, err := os.ReadFile(path)
	fail("file", err)
	return bytes
}

func fail(what string, err error) {
	if err != nil {
		log.Fatalf("%s: %v", what, err)
	}
}
