// Command control-plane is a Kubernetes control plane in one file, for tests and for the demo: `control-plane api` is etcd and
// kube-apiserver in one process, `control-plane controllers` is kube-controller-manager. It ends when its standard input does, so
// that nothing is left behind by a parent that was killed.
package main

import (
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/etcd/server/v3/embed"
	"k8s.io/component-base/cli"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllers "k8s.io/kubernetes/cmd/kube-controller-manager/app"
)

const usage = `control-plane api FOLDER ETCD-CLIENT-URL ETCD-PEER-URL [flags of kube-apiserver]; FOLDER is removed at the end
control-plane controllers [flags of kube-controller-manager]`

func main() {
	arguments := os.Args[1:]
	switch {
	case len(arguments) >= 4 && arguments[0] == "api":
		endWithInput(arguments[1])
		if err := startEtcd(filepath.Join(arguments[1], "etcd"), arguments[2], arguments[3]); err != nil {
			fail(err)
		}
		command := apiserver.NewAPIServerCommand()
		command.SetArgs(append([]string{"--etcd-servers=" + arguments[2]}, arguments[4:]...))
		os.Exit(cli.Run(command))
	case len(arguments) >= 1 && arguments[0] == "controllers":
		endWithInput("")
		command := controllers.NewControllerManagerCommand()
		command.SetArgs(arguments[1:])
		os.Exit(cli.Run(command))
	default:
		fail(fmt.Errorf("usage:\n%s", usage))
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func endWithInput(folder string) {
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		if folder != "" {
			_ = os.RemoveAll(folder)
		}
		os.Exit(0)
	}()
}

// startEtcd serves a store that nobody needs after this process: writes are not flushed to disk.
func startEtcd(folder, clientURL, peerURL string) error {
	client, err := url.Parse(clientURL)
	if err != nil {
		return err
	}
	peer, err := url.Parse(peerURL)
	if err != nil {
		return err
	}
	config := embed.NewConfig()
	config.Dir = folder
	config.ListenClientUrls, config.AdvertiseClientUrls = []url.URL{*client}, []url.URL{*client}
	config.ListenPeerUrls, config.AdvertisePeerUrls = []url.URL{*peer}, []url.URL{*peer}
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	config.UnsafeNoFsync = true
	// As kubeadm and OpenShift set it: without it, watches of quiet kinds get no bookmarks.
	config.WatchProgressNotifyInterval = 5 * time.Second
	config.LogLevel = "error"
	etcd, err := embed.StartEtcd(config)
	if err != nil {
		return err
	}
	select {
	case <-etcd.Server.ReadyNotify():
		return nil
	case err := <-etcd.Err():
		return err
	}
}
