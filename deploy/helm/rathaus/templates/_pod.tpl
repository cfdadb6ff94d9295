{{/* What every pod and container shares: the "restricted" Pod Security level and a writable /tmp. */}}
{{- define "rathaus.podSecurity" -}}
automountServiceAccountToken: false
serviceAccountName: {{ include "rathaus.name" . }}
{{- with .Values.imagePullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile: {type: RuntimeDefault}
{{- end }}
{{- define "rathaus.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end }}
{{- define "rathaus.volumeMounts" -}}
- {name: tmp, mountPath: /tmp}
{{- if not .Values.objectStore.url }}
- {name: media, mountPath: /var/lib/rathaus/media}
{{- end }}
{{- end }}
{{- define "rathaus.volumes" -}}
- name: tmp
  emptyDir: {}
{{- if not .Values.objectStore.url }}
- name: media
  persistentVolumeClaim: {claimName: {{ .Values.media.existingClaim }}}
{{- end }}
{{- end }}
{{/* Web and workers start once the shared schema stands where this version expects it. */}}
{{- define "rathaus.waitForSchema" -}}
- name: wait-for-schema
  image: {{ include "rathaus.image" . }}
  imagePullPolicy: {{ .Values.image.pullPolicy }}
  args: [migrate, --wait]
  envFrom: {{- include "rathaus.envFrom" . | nindent 4 }}
  {{- include "rathaus.containerSecurity" . | nindent 2 }}
  resources:
    requests: {cpu: 50m, memory: 256Mi}
    limits: {memory: 384Mi}
  volumeMounts:
    - {name: tmp, mountPath: /tmp}
{{- end }}
