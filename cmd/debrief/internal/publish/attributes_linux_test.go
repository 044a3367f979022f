package publish

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"
)

// accessList lets one user more into a folder, as setfacl writes it.
func accessList(user uint32) []byte {
	list := binary.LittleEndian.AppendUint32(nil, 2)
	for _, line := range [][3]uint32{{0x01, 7, 0xffffffff}, {0x02, 5, user}, {0x04, 0, 0xffffffff}, {0x10, 5, 0xffffffff}, {0x20, 0, 0xffffffff}} {
		list = binary.LittleEndian.AppendUint16(list, uint16(line[0])) //nolint:gosec // see above
		list = binary.LittleEndian.AppendUint16(list, uint16(line[1])) //nolint:gosec // see above
		list = binary.LittleEndian.AppendUint32(list, line[2])
	}
	return list
}

// Who may enter a site may do so after it was built again, with a spare and
// without one; and what comes into it has what its folder hands down.
func TestAccessListsStay(t *testing.T) {
	t.Parallel()
	for name, kept := range map[string]bool{"with a spare": true, "without one": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			parent := t.TempDir()
			dir, opts := filepath.Join(parent, "site"), Options{}
			if kept {
				opts.Spare = filepath.Join(parent, "cache")
			}
			build := func(text string) {
				t.Helper()
				if _, err := Write(t.Context(), dir, []File{page("a.txt", text), page("in/"+text+".txt", text), page("same.txt", "1")}, opts); err != nil {
					t.Fatal(err)
				}
			}
			build("1")
			build("2")
			for attribute, value := range map[string][]byte{
				"user.note": []byte("ours"), "system.posix_acl_access": accessList(65534), "system.posix_acl_default": accessList(65534),
			} {
				if err := unix.Setxattr(dir, attribute, value, 0); err != nil {
					t.Skipf("%s cannot be set here: %v", attribute, err)
				}
			}
			want, err := attributesOf(dir)
			if err != nil || len(want) != 3 {
				t.Fatalf("%v, %v", want, err)
			}
			for _, text := range []string{"3", "4", "5"} {
				before, err := os.Stat(dir)
				if err != nil {
					t.Fatal(err)
				}
				build(text)
				after, err := os.Stat(dir)
				if err != nil || os.SameFile(before, after) || before.Mode() != after.Mode() {
					t.Errorf("build %s: %v; it is the same folder, or has other rights: %v, %v", text, err, before.Mode(), after.Mode())
				}
				got, err := attributesOf(dir)
				if diff := cmp.Diff(want, got); diff != "" || err != nil {
					t.Errorf("build %s: %v (-want +got):\n%s", text, err, diff)
				}
				made, err := attributesOf(filepath.Join(dir, "in"))
				if err != nil || made["system.posix_acl_default"] == nil {
					t.Errorf("build %s: a folder in it has %v, %v", text, made, err)
				}
				file, err := attributesOf(filepath.Join(dir, "in", text+".txt"))
				if err != nil || file["system.posix_acl_access"] == nil {
					t.Errorf("build %s: a file in it has %v, %v", text, file, err)
				}
			}
			if err := unix.Removexattr(dir, "user.note"); err != nil {
				t.Fatal(err)
			}
			build("6")
			if got, err := attributesOf(dir); err != nil || got["user.note"] != nil || len(got) != 2 {
				t.Errorf("at last: %v, %v", got, err)
			}
		})
	}
}
